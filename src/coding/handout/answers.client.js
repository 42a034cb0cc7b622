// What a coder answers: kept in the browser as it is given, the same in every tab, undone, saved as files and read back.
// Plain script, inlined before that of the page. `changed` is called when answers came from elsewhere.
globalThis.keepAnswers = ({ items, codebook, coder, sheet, study, round }, changed) => {
  const store = `staffroom coder ${sheet}`;
  const known = new Set(items.map(({ item }) => item));
  const answers = Object.create(null);
  const undone = [];
  let at = 0;
  let kept = true;
  let typing = null;
  const blank = () => ({ codes: [], flag: null, uncodable: false, none: false, memo: '', saved: null });
  const of = (item) => answers[item] ?? blank();
  const isDone = (answer) => answer.uncodable || answer.codes.length > 0 || answer.flag !== null || answer.none;

  /** Takes the answers that are later than those here; says how many. */
  const take = (others) => {
    const later = Object.entries(others).filter(([item, { saved }]) => known.has(item) && (saved ?? '') > (of(item).saved ?? ''));
    for (const [item, answer] of later) answers[item] = { ...blank(), ...answer };
    return later.length;
  };
  const stored = () => JSON.parse(localStorage.getItem(store) ?? 'null');
  /** Does something with what the browser keeps; `kept` says whether it could be done. */
  const trying = (act) => {
    try {
      act();
      kept = true;
    } catch {
      kept = false;
    }
  };
  /** Takes what another tab kept since. */
  const hear = () => take(stored()?.answers ?? {});
  const keep = () =>
    trying(() => {
      hear();
      localStorage.setItem(store, JSON.stringify({ at, answers }));
    });
  /** Now; but always later than when the answer before was given, for the clock of a machine may be set back. */
  const after = (saved) => new Date(Math.max(Date.now(), saved === null ? 0 : Date.parse(saved) + 1)).toISOString();
  const answer = (item, edited) => {
    answers[item] = { ...edited, saved: after(of(item).saved) };
    keep();
  };
  trying(() => {
    hear();
    at = Math.min(Math.max(0, stored()?.at | 0), items.length - 1);
    localStorage.setItem(`${store} tried`, '');
    localStorage.removeItem(`${store} tried`);
  });
  addEventListener('storage', ({ key, newValue }) => {
    if (key !== store || newValue === null) return;
    const theirs = JSON.parse(newValue).answers;
    take(theirs);
    // A tab may have written before it heard of what was answered here: then that is written again.
    if (Object.entries(answers).some(([item, { saved }]) => (saved ?? '') > (theirs[item]?.saved ?? ''))) keep();
    changed();
  });

  // ---- files
  const rows = () =>
    items.map(({ item }) => {
      const answer = of(item);
      const done = isDone(answer);
      const yes = (code) => (done && !answer.uncodable ? (answer.codes.includes(code) ? '1' : '0') : '');
      return {
        item,
        coder,
        ...Object.fromEntries(codebook.codes.map(({ code }) => [code, yes(code)])),
        uncodable: done ? (answer.uncodable ? '1' : '0') : '',
        subflag: answer.flag ?? '',
        memo: answer.memo,
        saved: answer.saved ?? '',
      };
    });
  const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠|%]/;
  const cell = (value) => {
    const inert = FORMULA.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
  };
  const csv = () => {
    const table = rows();
    const names = Object.keys(table[0]);
    return `\ufeff${[names, ...table.map((row) => names.map((name) => row[name]))].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
  };
  const json = () => `${JSON.stringify({ staffroom: 'coding', sheet, study, round, coder, rows: rows() }, null, 1)}\n`;

  /** The rows of a CSV text as this page saves it. */
  const parsed = (text) => {
    const lines = [[]];
    for (const [, quoted, plain, end] of text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
      const value = quoted === undefined ? plain : quoted.replaceAll('""', '"');
      lines.at(-1).push(value.startsWith("'") && FORMULA.test(value.slice(1)) ? value.slice(1) : value);
      if (end !== ',') lines.push([]);
    }
    const [names, ...cells] = lines;
    return cells.map((line) => Object.fromEntries(names.map((name, i) => [name, line[i] ?? ''])));
  };
  /** A time as this page writes it; where a spreadsheet program wrote it in a way nobody can order, before all others. */
  const time = (text) => new Date(Date.parse(text) || 0).toISOString();
  /** Takes what was saved earlier, by this page or on another machine, where it is later than what stands here. */
  const read = (text) => {
    const table = /^\s*\{/.test(text) ? JSON.parse(text).rows : parsed(text);
    const found = table.filter(({ item }) => known.has(item));
    if (found.length === 0) return 'That file holds no post of this page: nothing was taken from it.';
    const others = {};
    for (const row of found.filter(({ saved }) => saved)) {
      const codes = codebook.codes.map(({ code }) => code).filter((code) => row[code] === '1');
      const flag = codebook.flags.find((one) => one.flag === row.subflag)?.flag ?? null;
      const uncodable = row.uncodable === '1';
      const none = row.uncodable === '0' && codes.length === 0 && flag === null;
      others[row.item] = { codes, flag, uncodable, none, memo: row.memo, saved: time(row.saved) };
    }
    const taken = take(others);
    keep();
    return `${taken} of ${found.length} posts taken from that file${taken < found.length ? '; the others were open there, or are answered here as late or later' : ''}.`;
  };

  return {
    of,
    isDone,
    csv,
    json,
    read,
    get kept() {
      return kept;
    },
    get at() {
      return at;
    },
    go(to) {
      at = Math.min(Math.max(0, to), items.length - 1);
      keep();
    },
    /** Changes the answer to the post at hand. What is typed letter by letter is undone at once. */
    change(edit, typed) {
      const { item } = items[at];
      trying(hear);
      if (!typed || typing !== item) undone.push([at, of(item)]);
      typing = typed ? item : null;
      const edited = { ...of(item), codes: [...of(item).codes] };
      edit(edited);
      answer(item, edited);
    },
    /** Takes the last change back, and goes where it was made. */
    undo() {
      const last = undone.pop();
      if (last === undefined) return;
      typing = null;
      at = last[0];
      trying(hear);
      answer(items[at].item, last[1]);
    },
  };
};
