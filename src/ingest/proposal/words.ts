/**
 * What the names of columns are about, in the languages in which researchers name them (English, German, Spanish, French,
 * Portuguese, Italian, Dutch, Turkish, Indonesian, Chinese): told word by word, so that `reply_to_user`, `Antwort auf
 * Nutzer` and `respuesta_a_usuario` are about the same.
 */

/** Words without accents and in small letters, by what they say of a column. */
const WORDS = {
  text: `
    text texts texto textos texte testo metin tekst body selftext content contents contenido conteudo contenu contenuto inhalt icerik
    inhoud caption message messages msg mensaje mensagem messaggio nachricht mesaj bericht cuerpo corps corpo wortlaut snippet leyenda
    legende didascalia was que quoi said isi teks konten pesan 正文 内容 文本 文字`,
  post: `
    post posts tweet tweets tuit tuits toot skeet status statut submission entry beitrag publicacion publication publicacao
    pubblicazione gonderi message msg mensaje mensagem messaggio nachricht mesaj bericht postingan kiriman cuitan 微博 帖子 推文`,
  comment: `
    comment comments kommentar kommentare comentario comentarios commentaire commentaires commento commenti opmerking opmerkingen yorum
    yorumlar comms komentar balasan 评论`,
  id: 'id ids shortcode identifier identifiant identificador kennung uri guid uuid kimlik sid 编号',
  number: 'no nr num number numero nummer numara',
  time: `
    time date datetime timestamp created creation published posted written sent when submitted fecha hora datum zeit zeitpunkt
    zeitstempel uhrzeit heure tijd saat tarih tarihi data dia jour wann cuando quando erstellt veroffentlicht geschrieben gesendet
    gepostet creado creada creacion publicado publicada enviado enviada escrito cree creee publie publiee envoye ecrit criado criada
    criacao creato creata creazione pubblicato inviato scritto gemaakt geplaatst verzonden olusturulma yayin ts utc epoch unix waktu
    tanggal tgl jam dibuat ora orario 时间 日期`,
  later: `
    edited updated modified collected retrieved scraped crawled downloaded captured imported extracted accessed archived joined
    registered birth bearbeitet geandert aktualisiert abgerufen gesammelt erhoben editado modificado actualizado atualizado recolectado
    recogido descargado coletado modifie recupere collecte modificato raccolto bewerkt`,
  person: `
    author authors user users username screen handle account sender from poster member speaker participant commenter publisher
    influencer profile owner creator who autor autora autores verfasser verfasserin nutzer nutzerin nutzername benutzer benutzerin
    benutzername usuario usuaria utilisateur utilisatrice auteur autrice utente utilizador utilizadora kullanici yazar gebruiker
    gebruikersnaam konto cuenta compte wer quien qui quem profil perfil absender remitente remetente expediteur mittente teilnehmer
    teilnehmerin pengguna penulis akun pseudo pseudonyme 用户 作者 昵称 博主`,
  handle: 'screen handle username nickname nick pseudo benutzername nutzername gebruikersnaam',
  name: 'name names nombre nom nome naam isim anzeigename vollname realname fullname nama',
  called: 'display full real screen user vollname anzeigename completo complet',
  by: 'by',
  reply: `
    reply replies replied replying answer answers parent antwort antworten beantwortet antwoord antwoorden respuesta respuestas
    respondido response responses responded reponse reponses repond resposta respostas risposta risposte yanit yanitlar yanitlanan cevap balasan dibalas reactie reacties
    ubergeordnet ubergeordneter elternbeitrag 回复`,
  to: 'to auf zu parent op a al aan ubergeordnet ubergeordneter elternbeitrag',
  done: 'retweeted reposted reblogged shared liked favorited',
  repost: `
    retweet retweets retweeted repost reposts reposted reblog reblogs reblogged rt retuit retuits share shares shared compartido
    compartidos partage partages geteilt condivisioni compartilhamentos gedeeld paylasim dibagikan 转发`,
  quote: 'quote quotes quoted zitat zitiert cita citado citada citation citazione citato',
  thread: 'thread conversation discussion topic hilo diskussion discusion discussione unterhaltung conversacion conversa',
  like: `
    like likes liked favorite favorites favourite favourites fav favs favoritos favoris favoriten preferiti
    gefallt gusta aime jaime piace curtidas begeni score upvotes ups punkte puntos puntuacion punteggio
    pontos points reactions reaktionen reacciones nlikes digg diggcount votes upvote suka disukai 点赞 赞`,
  view: `
    view views impression impressions impresiones plays reach aufrufe vues vistas visualizaciones visualizacoes visualizzazioni
    weergaven goruntulenme playcount dilihat ditonton 阅读 播放`,
  follow: 'follower followers following friend friends seguidores siguiendo abonnes abonnenten seguaci volgers takipci',
  bio: 'bio biography biografie biografia biographie biyografi description descripcion beschreibung descricao descrizione',
  language: 'lang language sprache idioma langue lingua dil taal',
  title:
    'title titel titre titulo titolo baslik subject betreff asunto assunto objet oggetto onderwerp headline judul sujet thema tema 标题',
  space: `
    subreddit group groups gruppe grupo groupe gruppo grup groep forum foro board channel kanal canal canale community comunidad
    comunidade communaute comunita guild server room raum`,
  hashtag: 'hashtag hashtags tags etiquetas diese schlagworte schlagworter etiketler tagar 话题',
  link: 'url link enlace lien baglanti permalink href address 链接',
  links: 'urls links enlaces liens',
  flag: 'is has ist es',
  other: `
    type typ tipo category categoria kategorie sentiment referenced references receiver recipient empfanger destinatario destinataire
    source client device platform country city location place geo latitude longitude ort verified image images photo picture avatar
    media thumbnail file attachment attachments gender age rank confidence code codes label ratio prop rate klout alexa authority
    mention mentions mentioned entities emoji emojis 位置 工具 图片 视频 头条`,
} as const;

export type Topic = keyof typeof WORDS;

/** A longer word may be part of another, as in `Tweettext` or `Erstellungszeit`; words in characters are never parted. */
const PART_LETTERS = 4;
const CHARACTERS = /\p{Script=Han}/u;
const PARTS: readonly Topic[] = ['text', 'post', 'comment', 'time', 'person', 'name', 'reply', 'repost', 'follow'];

const TOPICS = Object.entries(WORDS).map(([name, words]) => {
  const topic = name as Topic;
  const known = words.trim().split(/\s+/);
  return {
    topic,
    known: new Set(known),
    /** Those that a longer word may begin or end with. */
    parts: PARTS.includes(topic) ? known.filter(({ length }) => length >= PART_LETTERS) : [],
    characters: known.filter((word) => CHARACTERS.test(word)),
  };
});

/** What the name of a column is about. */
export function topicsOf(column: string): ReadonlySet<Topic> {
  const words = wordsOf(column);
  const about = TOPICS.filter(({ known, parts, characters }) =>
    words.some(
      (word) => known.has(word) || parts.some((part) => holds(word, part)) || characters.some((character) => word.includes(character)),
    ),
  );
  return new Set(about.map(({ topic }) => topic));
}

/** Whether every word of a name is known, or too short to say anything. */
export function isPlain(column: string): boolean {
  return wordsOf(column).every((word) => word.length <= 2 || TOPICS.some(({ known }) => [...known].some((other) => holds(word, other))));
}

/** Words that are often written as one with what follows them. */
const JOINED = /^(user|author|post|tweet|status|message|comment|thread|parent)(id)$/;

function wordsOf(column: string): string[] {
  return plain(column)
    .split('_')
    .flatMap((word) => JOINED.exec(word)?.slice(1) ?? word);
}

function holds(word: string, part: string): boolean {
  return word.startsWith(part) || word.endsWith(part);
}

/** The name in one way of writing: `In-Reply-To ID` and `inReplyToId` become `in_reply_to_id`. */
export function plain(column: string): string {
  return (
    column
      .trim()
      // What stands in brackets explains the name: `Date (EST)`, `Name (click to view profile)`.
      .replace(/(?<=\S)\s*\([^()]*\)/g, '')
      .replace(/\bn[°º]/gi, 'no')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/ı/g, 'i')
      .replace(/ß/g, 'ss')
      .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '_')
      .replace(/^_|_$/g, '')
  );
}
