import { expect } from 'chai';

import { anchorsOf, brokenLinks } from '../../scripts/page-links.mjs';

describe('the links of the pages', () => {
  const files = ['LICENSE', 'docs/images/a.png'];
  const broken = (pages: Record<string, string>): string[] =>
    brokenLinks(pages, (path) => files.includes(path));

  it('names headings as GitHub does', () => {
    const page =
      '# What can be lost?\n## `operator post`, once\n## Rent\n```sh\n# not a heading\n```\n## Rent\n';
    expect(anchorsOf(page)).to.deep.equal(['what-can-be-lost', 'operator-post-once', 'rent', 'rent-1']);
  });

  it('accepts files, folders with a page, headings and addresses', () => {
    const links = '[a](LICENSE) [b](sdk) [c](docs/a.md#two) [d](#one) [e](https://example.com/#x)';
    expect(
      broken({ 'README.md': `# One\n${links}`, 'sdk/README.md': '', 'docs/a.md': '## Two' }),
    ).to.deep.equal(['docs/README.md: does not name docs/a.md']);
  });

  it('reports a missing file, a missing heading and a page without a place in the index', () => {
    const pages = {
      'README.md': '[a](docs/gone.md) [b](docs/a.md#three) [c](#nowhere)',
      'docs/README.md': '[a](a.md)',
      'docs/a.md': '## Two\n![picture](images/a.png) [b](images/b.png)',
      'docs/b.md': '`[not](a-link.md)`',
    };
    expect(broken(pages)).to.deep.equal([
      'README.md: docs/gone.md',
      'README.md: docs/a.md has no heading #three',
      'README.md: README.md has no heading #nowhere',
      'docs/a.md: docs/images/b.png',
      'docs/README.md: does not name docs/b.md',
    ]);
  });
});
