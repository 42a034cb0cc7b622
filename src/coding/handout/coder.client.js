// The coder page, in the browser of the coder. Plain script, inlined; texts of posts only ever become text nodes.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const { codebook, items, coder } = data;
  const codes = codebook.codes;
  const flags = codebook.flags;
  const store = `staffroom coder ${data.sheet}`;
  const $ = (id) => document.getElementById(id);
  const el = (name, properties = {}, ...children) => {
    const node = Object.assign(document.createElement(name), properties);
    node.append(...children.filter((child) => child !== null));
    return node;
  };

  // ---- answers, kept in the browser
  const answers = Object.create(null);
  let at = 0;
  let kept = true;
  const blank = () => ({ codes: [], flag: null, uncodable: false, none: false, memo: '', saved: null });
  const answerOf = (item) => answers[item] ?? blank();
  const isDone = (answer) => answer.uncodable || answer.codes.length > 0 || answer.flag !== null || answer.none;
  try {
    const old = JSON.parse(localStorage.getItem(store) ?? 'null');
    if (old !== null) {
      const known = new Set(items.map(({ item }) => item));
      for (const [item, answer] of Object.entries(old.answers)) if (known.has(item)) answers[item] = { ...blank(), ...answer };
      at = Math.min(Math.max(0, old.at | 0), items.length - 1);
    }
  } catch {
    kept = false;
  }
  const keep = () => {
    try {
      localStorage.setItem(store, JSON.stringify({ at, answers }));
      kept = true;
    } catch {
      kept = false;
    }
    $('warning').hidden = kept;
  };
  const change = (edit) => {
    const { item } = items[at];
    const answer = { ...answerOf(item), codes: [...answerOf(item).codes] };
    edit(answer);
    answer.saved = new Date().toISOString();
    answers[item] = answer;
    keep();
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
    at = Math.min(Math.max(0, to), items.length - 1);
    keep();
    show();
    $('post').scrollTop = 0;
    window.scrollTo(0, 0);
  };
  const goOpen = () => {
    for (let step = 1; step <= items.length; step++) {
      const place = (at + step) % items.length;
      if (!isDone(answerOf(items[place].item))) return go(place);
    }
    $('position').focus();
  };
  const actions = new Map([
    ['n', () => go(at + 1)],
    ['arrowright', () => go(at + 1)],
    ['p', () => go(at - 1)],
    ['arrowleft', () => go(at - 1)],
    ['j', goOpen],
    ['m', () => $('memo').focus()],
    ['u', toggleUncodable],
  ]);
  for (const [i, { code }] of codes.entries()) actions.set(String(i + 1), () => toggleCode(code));
  for (const { flag, key } of flags) actions.set(key, () => toggleFlag(flag));
  if (flags.length === 0) actions.set('0', toggleNone);
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === $('memo')) {
      if (event.key === 'Escape') $('memo').blur();
      return;
    }
    const action = actions.get(event.key.toLowerCase());
    if (action === undefined) return;
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
  const codeButtons = codes.map(({ code, label, definition }, i) =>
    button('code', String(i + 1), label, () => toggleCode(code), definition),
  );
  const flagButtons = flags.map(({ flag, label, key, definition }) => button('flag', key, label, () => toggleFlag(flag), definition));
  const noneButton = button('flag', '0', 'None of these', toggleNone);
  const uncodableButton = button('flag apart', 'u', 'Uncodable', toggleUncodable, codebook.uncodable);
  $('codes').append(...codeButtons);
  $('flags').append(...(flags.length === 0 ? [noneButton] : flagButtons), uncodableButton);
  $('moves').append(
    button('move', 'p', 'Previous', () => go(at - 1)),
    button('move', 'n', 'Next', () => go(at + 1)),
    button('move', 'j', 'Next open', goOpen),
  );
  $('memo').addEventListener('change', () => change((answer) => Object.assign(answer, { memo: $('memo').value })));
  const strip = items.map(({ item }, i) => {
    const node = el('button', { type: 'button', className: 'tick', title: `Post ${i + 1}, ${item}`, tabIndex: -1 });
    node.setAttribute('aria-label', `Post ${i + 1}`);
    node.addEventListener('click', () => go(i));
    return node;
  });
  $('strip').append(...strip);

  $('book').append(
    el('p', { textContent: codebook.unit }),
    ...codes.flatMap(({ label, definition, include, exclude }, i) => [
      el('h3', { className: 'entry' }, el('kbd', { textContent: String(i + 1) }), label),
      el('p', { textContent: definition }),
      el('p', { className: 'rule' }, el('b', { textContent: 'Include ' }), include),
      el('p', { className: 'rule' }, el('b', { textContent: 'Exclude ' }), exclude),
    ]),
    el('h3', { className: 'entry', textContent: 'If none applies' }),
    el(
      'dl',
      {},
      ...flags.flatMap(({ label, definition, key }) => [
        el('dt', { className: 'term' }, el('kbd', { textContent: key.toUpperCase() }), label),
        el('dd', { textContent: definition }),
      ]),
      el('dt', { className: 'term' }, el('kbd', { textContent: 'U' }), 'Uncodable'),
      el('dd', { textContent: codebook.uncodable }),
    ),
    ...codebook.rules.flatMap(({ title, text }) => [el('h3', { className: 'entry', textContent: title }), el('p', { textContent: text })]),
  );

  const part = (name, title, text) =>
    text === null || text === ''
      ? null
      : el('div', { className: name }, el('h3', { textContent: title }), el('p', { className: 'said', dir: 'auto', textContent: text }));
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
    shown.title === null ? null : el('h2', { dir: 'auto', textContent: shown.title }),
    shown.text === null ? null : el('p', { className: 'text', dir: 'auto', textContent: shown.text }),
    part('quoted', 'It quotes', shown.quoted),
    shown.links.length === 0
      ? null
      : el(
          'div',
          { className: 'links' },
          el('h3', { textContent: 'Links' }),
          el('ul', {}, ...shown.links.map((url) => el('li', {}, el('bdi', { textContent: url })))),
        ),
    readings === undefined
      ? null
      : el(
          'div',
          { className: 'readings' },
          el('h3', { textContent: 'Readings so far' }),
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
  const show = () => {
    const entry = items[at];
    const answer = answerOf(entry.item);
    const done = items.filter(({ item }) => isDone(answerOf(item))).length;
    $('post').replaceChildren(...postView(entry).filter((node) => node !== null));
    $('position').textContent = `Post ${at + 1} of ${items.length}`;
    $('progress').textContent = done === items.length ? 'all coded: export below' : `${done} coded, ${items.length - done} open`;
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
    $('memo').value = answer.memo;
    strip.forEach((node, i) => {
      node.className = isDone(answerOf(items[i].item)) ? 'tick done' : 'tick';
      if (i === at) node.setAttribute('aria-current', 'true');
      else node.removeAttribute('aria-current');
    });
  };

  // ---- export
  const rows = () =>
    items.map(({ item }) => {
      const answer = answerOf(item);
      const done = isDone(answer);
      const yes = (code) => (done && !answer.uncodable ? (answer.codes.includes(code) ? '1' : '0') : '');
      return {
        item,
        coder,
        ...Object.fromEntries(codes.map(({ code }) => [code, yes(code)])),
        uncodable: done ? (answer.uncodable ? '1' : '0') : '',
        subflag: answer.flag ?? '',
        memo: answer.memo,
        saved: answer.saved ?? '',
      };
    });
  const cell = (value) => {
    const inert = /^\s*[=+\-@\t\r\n＝＋－＠|%]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
  };
  const csv = () => {
    const table = rows();
    const names = Object.keys(table[0]);
    return `\ufeff${[names, ...table.map((row) => names.map((name) => row[name]))].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
  };
  const json = () =>
    `${JSON.stringify({ staffroom: 'coding', sheet: data.sheet, study: data.study, round: data.round, coder, rows: rows() }, null, 1)}\n`;
  const download = (content, type, ending) => {
    const link = el('a', { href: URL.createObjectURL(new Blob([content], { type })), download: `${data.file}.${ending}` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };
  $('csv').addEventListener('click', () => download(csv(), 'text/csv', 'csv'));
  $('json').addEventListener('click', () => download(json(), 'application/json', 'json'));
  addEventListener('beforeunload', (event) => {
    if (!kept) event.preventDefault();
  });

  $('warning').hidden = kept;
  show();
})();
