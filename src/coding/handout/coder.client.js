// The coder page, in the browser of the coder. Plain script, inlined; texts of posts only ever become text nodes.
(async () => {
  // Chromium, at a moment when the machine is busy, gives a page that asks for what is kept before the browser has taken
  // note of the page an empty store, which is gone with the page. Any answer of the browser says that it has taken note.
  await navigator.locks?.query().catch(() => {});
  const data = JSON.parse(document.getElementById('data').textContent);
  const { codebook, items, keys } = data;
  const codes = codebook.codes;
  const flags = codebook.flags;
  const $ = (id) => document.getElementById(id);
  const el = (name, properties = {}, ...children) => {
    const node = Object.assign(document.createElement(name), properties);
    node.append(...children.filter((child) => child !== null));
    return node;
  };

  const answers = globalThis.keepAnswers(data, () => show());
  const change = (edit, typed = false) => {
    answers.change(edit, typed);
    show();
  };
  const undo = () => {
    answers.undo();
    show();
  };

  // ---- what keys and buttons do
  const toggleCode = (code) =>
    change((answer) => {
      answer.codes = answer.codes.includes(code) ? answer.codes.filter((other) => other !== code) : [...answer.codes, code];
      if (answer.codes.length > 0) Object.assign(answer, { flag: null, uncodable: false, none: false });
    });
  const toggleFlag = (flag) =>
    change((answer) => Object.assign(answer, { flag: answer.flag === flag ? null : flag, codes: [], uncodable: false, none: false }));
  const toggleUncodable = () =>
    change((answer) => Object.assign(answer, { uncodable: !answer.uncodable, codes: [], flag: null, none: false }));
  const toggleNone = () => change((answer) => Object.assign(answer, { none: !answer.none, codes: [], flag: null, uncodable: false }));
  const go = (to) => {
    answers.go(to);
    show();
    window.scrollTo(0, 0);
  };
  const goOpen = () => {
    for (let step = 1; step <= items.length; step++) {
      const place = (answers.at + step) % items.length;
      if (!answers.isDone(answers.of(items[place].item))) return go(place);
    }
    $('position').focus();
  };
  const actions = new Map([
    ['n', () => go(answers.at + 1)],
    ['arrowright', () => go(answers.at + 1)],
    ['p', () => go(answers.at - 1)],
    ['arrowleft', () => go(answers.at - 1)],
    ['j', goOpen],
    ['m', () => $('memo').focus()],
    ['u', toggleUncodable],
  ]);
  for (const [i, { code }] of codes.entries()) actions.set(keys[i], () => toggleCode(code));
  for (const { flag, key } of flags) actions.set(key, () => toggleFlag(flag));
  if (flags.length === 0) actions.set('0', toggleNone);
  document.addEventListener('keydown', (event) => {
    if (event.target === $('memo')) {
      if (event.key === 'Escape') $('memo').blur();
      return;
    }
    const key = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && key === 'z') {
      event.preventDefault();
      undo();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // On some keyboards, French ones among them, the digits of the upper row need Shift.
    const action = actions.get(key) ?? actions.get(/^Digit(\d)$/.exec(event.code)?.[1]);
    // A key held down moves on, but gives no answer twice.
    if (action === undefined || (event.repeat && !['n', 'p', 'arrowright', 'arrowleft'].includes(key))) return;
    event.preventDefault();
    action();
  });

  // ---- the page
  const button = (kind, key, label, act, title) => {
    const node = el(
      'button',
      { type: 'button', className: `key ${kind}`, title: title ?? '' },
      el('kbd', { textContent: key.toUpperCase() }),
      label,
    );
    node.addEventListener('click', act);
    return node;
  };
  const codeButtons = codes.map(({ code, label, definition }, i) => button('code', keys[i], label, () => toggleCode(code), definition));
  const flagButtons = flags.map(({ flag, label, key, definition }) => button('flag', key, label, () => toggleFlag(flag), definition));
  const noneButton = button('flag', '0', 'None of these', toggleNone);
  const uncodableButton = button('flag apart', 'u', 'Uncodable', toggleUncodable, codebook.uncodable);
  $('codes').append(...codeButtons);
  $('flags').append(...(flags.length === 0 ? [noneButton] : flagButtons), uncodableButton);
  $('moves').append(
    button('move', 'p', 'Previous', () => go(answers.at - 1)),
    button('move', 'n', 'Next', () => go(answers.at + 1)),
    button('move', 'j', 'Next open', goOpen),
    button('move', 'Ctrl Z', 'Undo', undo),
  );
  // Each letter is kept: who closes the page in the middle of a sentence loses nothing.
  $('memo').addEventListener('input', () => change((answer) => Object.assign(answer, { memo: $('memo').value }), true));
  const strip = items.map(({ item }, i) => {
    const node = el('button', { type: 'button', className: 'tick', title: `Post ${i + 1}, ${item}`, tabIndex: -1 });
    node.setAttribute('aria-label', `Post ${i + 1}`);
    node.addEventListener('click', () => go(i));
    return node;
  });
  $('strip').append(...strip);

  const rule = (title, text) => (text === '' ? '' : el('p', { className: 'rule' }, el('b', { textContent: title }), text));
  $('book').append(
    el('p', { textContent: codebook.unit }),
    ...codes.flatMap(({ label, definition, include, exclude }, i) => [
      el('h2', { className: 'entry' }, el('kbd', { textContent: keys[i].toUpperCase() }), ` ${label}`),
      el('p', { textContent: definition }),
      rule('Include ', include),
      rule('Exclude ', exclude),
    ]),
    el('h2', { className: 'entry', textContent: 'If none applies' }),
    el(
      'dl',
      {},
      ...flags.flatMap(({ label, definition, key }) => [
        el('dt', { className: 'term' }, el('kbd', { textContent: key.toUpperCase() }), ` ${label}`),
        el('dd', { textContent: definition }),
      ]),
      el('dt', { className: 'term' }, el('kbd', { textContent: 'U' }), ' Uncodable'),
      el('dd', { textContent: codebook.uncodable }),
    ),
    ...codebook.rules.flatMap(({ title, text }) => [el('h2', { className: 'entry', textContent: title }), el('p', { textContent: text })]),
  );

  const part = (name, title, text) =>
    text === null || text === ''
      ? null
      : el('div', { className: name }, el('h2', { textContent: title }), el('p', { className: 'said', dir: 'auto', textContent: text }));
  /** Whether a text has anything but spaces and signs without width. */
  const isSeen = (text) => text !== null && /[^\s\p{C}\p{Default_Ignorable_Code_Point}]/u.test(text);
  const postView = ({ shown, readings }) => [
    el(
      'p',
      { className: 'where' },
      [shown.platform, shown.space, shown.kind === 'original' ? null : shown.kind, shown.day].filter((word) => word !== null).join(' · '),
    ),
    ...shown.context.map(({ place, text }) =>
      part('context', place === 'answers' ? 'Context only: it answers' : 'Context only: the conversation began with', text),
    ),
    shown.author === null && shown.bio === null
      ? null
      : el(
          'div',
          { className: 'author' },
          shown.author === null ? null : el('b', { className: 'handle' }, el('bdi', { textContent: `@${shown.author}` })),
          shown.bio === null ? null : el('p', { className: 'said', dir: 'auto', textContent: shown.bio }),
        ),
    shown.label === null ? null : el('p', { className: 'label' }, 'Platform label: ', el('bdi', { textContent: shown.label })),
    shown.title === null ? null : el('h2', { className: 'title', dir: 'auto', textContent: shown.title }),
    isSeen(shown.text)
      ? el('p', { className: 'text', dir: 'auto', textContent: shown.text })
      : isSeen(shown.title)
        ? null
        : el('p', { className: 'where', textContent: 'No text that can be seen.' }),
    part('quoted', 'It quotes', shown.quoted),
    shown.links.length === 0
      ? null
      : el(
          'div',
          { className: 'links' },
          el('h2', { textContent: 'Links' }),
          el('ul', {}, ...shown.links.map((url) => el('li', {}, el('bdi', { textContent: url })))),
        ),
    readings === undefined
      ? null
      : el(
          'div',
          { className: 'readings' },
          el('h2', { textContent: 'Readings so far' }),
          el(
            'ul',
            {},
            ...readings.map(({ coder: who, said, memo }) =>
              el('li', {}, el('b', { textContent: who }), `: ${said}`, memo === '' ? '' : ` (${memo})`),
            ),
          ),
        ),
  ];

  const press = (node, on) => node.setAttribute('aria-pressed', String(on));
  let drawn = null;
  const show = () => {
    const { at, isDone } = answers;
    const entry = items[at];
    const answer = answers.of(entry.item);
    const done = items.filter(({ item }) => isDone(answers.of(item))).length;
    // Only another post is drawn anew: who answers keeps their place in a long one.
    if (drawn !== entry) $('post').replaceChildren(...postView(entry).filter((node) => node !== null));
    drawn = entry;
    $('position').textContent = `Post ${at + 1} of ${items.length}`;
    $('progress').textContent = done === items.length ? 'all coded: save a file below' : `${done} coded, ${items.length - done} open`;
    $('state').textContent = isDone(answer) ? 'coded' : 'open';
    $('state').className = isDone(answer) ? 'state done' : 'state';
    codes.forEach(({ code }, i) => {
      press(codeButtons[i], answer.codes.includes(code));
    });
    flags.forEach(({ flag }, i) => {
      press(flagButtons[i], answer.flag === flag);
    });
    press(noneButton, answer.none);
    press(uncodableButton, answer.uncodable);
    if ($('memo').value !== answer.memo) $('memo').value = answer.memo;
    $('warning').hidden = answers.kept;
    strip.forEach((node, i) => {
      node.className = isDone(answers.of(items[i].item)) ? 'tick done' : 'tick';
      if (i === at) node.setAttribute('aria-current', 'true');
      else node.removeAttribute('aria-current');
    });
    $('strip').scrollTop = strip[at].offsetTop - $('strip').offsetTop - $('strip').clientHeight / 2;
  };

  // ---- files
  const download = (content, type, ending) => {
    const link = el('a', { href: URL.createObjectURL(new Blob([content], { type })), download: `${data.file}.${ending}` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };
  $('csv').addEventListener('click', () => download(answers.csv(), 'text/csv', 'csv'));
  $('json').addEventListener('click', () => download(answers.json(), 'application/json', 'json'));
  addEventListener('beforeunload', (event) => {
    if (!answers.kept) event.preventDefault();
  });
  $('take').addEventListener('click', () => $('file').click());
  $('file').addEventListener('change', async () => {
    const [file] = $('file').files;
    if (file === undefined) return;
    try {
      $('taken').textContent = answers.read(await file.text());
    } catch {
      $('taken').textContent = 'That file cannot be read: choose one that this page saved.';
    }
    $('file').value = '';
    show();
  });

  show();
})();
