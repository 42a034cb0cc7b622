/**
 * What WhatsApp writes in people's names, in the languages of its telephones: in place of files that were left out, beside those that
 * were sent along, behind messages that were changed, and in place of those that were taken back. The phrases are those that
 * readers of its chats in public repositories list from its programs.
 */

import { verbose } from '../../../text/verbose.ts';

const any = (phrases: string): string =>
  phrases
    .split('\n')
    .flatMap((line) => line.trim().split(' | '))
    .join('|');

/** A file that was sent along: in angle brackets on one kind of telephone, with words in brackets on the other. */
export const FILE = new RegExp(
  String.raw`\u200e?<[^<>\n]{1,40}: [^<>\n]+\.\w{2,4}>|(?<!\S)\S{1,255}\.\w{2,4} \((?:${any(`file attached | Datei angehängt | archivo adjunto | archivo adjuntado | fichier joint | arquivo anexado | ficheiro anexado | file allegato
    bestand bijgevoegd | fișier atașat | файл добавлен | файл додано | прикачен файл | прикачен фајл | arxiu adjunt | soubor byl přiložen
    súbor pripojený | file terlampir | fail dilampirkan | 添付ファイル有り | συνημμένο αρχείο | pievienots fails | byla prisegta | fail lisatud
    fil vedhæftet | vedlagt fil | bifogad fil | liitetiedosto | फाइल अटैच कर दी गई है | फाइल संलग्न | קובץ מצורף | 附件檔案 | 文件附件 | załączony plik
    tệp đính kèm | priložena datoteka | datoteka u privitku | fájl csatolva | پیوستہ فائل | الملف مرفق | dosya ekli | ไฟล์ที่แนบ | lêer aangeheg
    파일 첨부됨`)})\)`,
  'u',
);

export const EDITED = new RegExp(
  String.raw`\u200e?<(?:${any(`This message was edited | Diese Nachricht wurde bearbeitet | Se editó este mensaje\\.? | Ce message a été modifié | Mensagem editada
    Questo messaggio è stato modificato | Dit bericht is bewerkt | Bu mesaj düzenlendi`)})>$`,
  'u',
);

export const OMITTED = new RegExp(
  verbose`
    ^\u200e?(?:<[^<>]{4,40}>
      |(?:image|video|audio|sticker|GIF|document|contact card|video note) omitted
      |(?:Bild|Video|Audio|Sticker|GIF|Dokument|Kontaktkarte|Videonotiz) weggelassen
      |Kontaktkarte ausgelassen
      |(?:imagen|vídeo|video|audio|sticker|GIF|documento|tarjeta de contacto) omitid[oa]
      |(?:image|vidéo|audio|sticker|GIF|document) (?:absente?|omis|manquant|retiré)
      |(?:imagem|vídeo|áudio|figurinha|GIF|documento) ocultad[oa]
      |(?:imagem|vídeo|ficheiro de áudio|sticker|GIF|documento) não revelad[oa]
      |(?:immagine|video|audio|sticker|GIF|documento) (?:omess[oa]|esclusa|non incluso)
      |(?:afbeelding|video|audio|sticker|GIF|document) weggelaten
      |(?:görüntü|görsel|video|ses|sesli mesaj|çıkartma|GIF|belge) dahil edilmedi
      |(?:изображение|видео|аудио|документ|GIF|карточка контакта) отсутствует
      |стикер не добавлен
      |(?:зображення|відео|аудіо) відсутнє
      |(?:документ|GIF-анімацію) пропущено
      |Наклейку не додано
      |(?:obrázek|dokument|GIF|nálepka|video|Vizitka) vynechán[ao]?
      |لم يتم إدراج (?:الصورة|الفيديوهات|المقاطع الصوتية|المستند|صورة GIF|بطاقة جهة اتصال)
      |(?:圖片|影片|文件|語音通話)已略去)$`,
  'iu',
);

export const DELETED = new RegExp(
  String.raw`^\u200e?(?:${any(`This message was deleted | You deleted this message | Diese Nachricht wurde gelöscht | Du hast diese Nachricht gelöscht
    Se eliminó este mensaje | Este mensaje fue eliminado | Eliminaste este mensaje | Ce message a été supprimé | Vous avez supprimé ce message
    Mensagem apagada | Esta mensagem foi apagada | Você apagou esta mensagem | Apagou esta mensagem | Questo messaggio è stato eliminato
    Hai eliminato questo messaggio | Dit bericht (?:is|werd) verwijderd | U hebt dit bericht verwijderd | Bu mesaj silindi | Bu mesajı sildiniz
    Pesan ini (?:telah )?dihapus | Данное сообщение удалено | Вы удалили данное сообщение | Це повідомлення було видалено | Ви видалили це повідомлення
    Tato zpráva byla smazána | Tuto zprávu jste smazal/a | تم حذف هذه الرسالة | הודעה זו נמחקה | מחקת הודעה זו | このメッセージは削除されました
    이 메시지는 삭제되었습니다`)})\.?$`,
  'iu',
);
