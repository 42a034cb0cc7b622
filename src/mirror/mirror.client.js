// The only script of the page: puts what was written beside its question, and saves both with the figures as a text file.
const fields = [...document.querySelectorAll('textarea')];
let saved = true;

function written() {
  const parts = [document.title, '', document.getElementById('summary').textContent.trim(), ''];
  for (const section of document.querySelectorAll('section')) {
    parts.push(section.querySelector('h2').textContent.toUpperCase(), '');
    for (const block of section.querySelectorAll('[data-prompt]')) {
      for (const line of block.querySelectorAll('h3, .figure')) parts.push(line.textContent.trim());
      for (const field of block.querySelectorAll('textarea')) {
        parts.push(`  ${field.labels[0].textContent}`, `  > ${field.value.trim().replaceAll('\n', '\n  > ') || '(nothing written)'}`);
      }
      parts.push('');
    }
  }
  return `${parts.join('\n')}\n`;
}

for (const field of fields) {
  field.addEventListener('input', () => {
    saved = false;
  });
}
document.getElementById('save').addEventListener('click', () => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([written()], { type: 'text/plain' }));
  link.download = 'mirror-private.txt';
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  saved = true;
  document.getElementById('state').textContent = 'Saved as mirror-private.txt.';
});
addEventListener('beforeunload', (event) => {
  if (!saved) event.preventDefault();
});
