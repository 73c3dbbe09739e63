/** Which addresses of a project's metadata lead to its pages, and which are never followed. */
import assert from 'node:assert/strict';
import { parseCoreMetadata } from '../../../../server/src/core/packaging/metadata/coreMetadata.ts';
import { changesLink, homeLink, trackerLink } from '../../../../server/src/core/packaging/metadata/projectLinks.ts';

/** The link in metadata with some lines `Project-URL: …`. */
function linkOf(...lines: readonly string[]): string | undefined {
  const text = ['Metadata-Version: 2.1', 'Name: kite', 'Version: 1.0', ...lines.map((line) => `Project-URL: ${line}`)];
  return changesLink(parseCoreMetadata(`${text.join('\n')}\n\n`).value.projectUrls ?? []);
}

const PAGE = 'https://kite.example/changes';

describe('the page with the changes of a project', () => {
  for (const label of [
    ...[
      'Changelog',
      'changelog',
      'Change Log',
      'CHANGE-LOG',
      'Changes',
      'History',
      "What's New",
      'What’s new',
      'whatsnew',
    ],
    ...[
      'Release Notes',
      'release_notes',
      'Release notes (GitHub)',
      'News',
      'Releases',
      'GitHub Releases',
      'GitHub: releases',
    ],
    '📝 Changelog',
  ])
    it(`is found by its label: ${label}`, () => {
      assert.equal(linkOf('Homepage, https://kite.example/', `${label}, ${PAGE}`), PAGE);
    });

  it('is none of other pages', () => {
    for (const label of ['Homepage', 'Exchange', 'Newsletter', 'Prehistory', 'Release Process', 'Source', 'Newest', ''])
      assert.equal(linkOf(`${label}, ${PAGE}`), undefined, label);
    assert.equal(linkOf(), undefined);
    assert.equal(linkOf(PAGE), undefined);
  });

  it('is the list of changes before that of releases, wherever they stand', () => {
    assert.equal(linkOf('Releases, https://kite.example/r', `Changelog, ${PAGE}`), PAGE);
    assert.equal(
      linkOf('Release Notes, https://kite.example/n', 'Releases, https://kite.example/r'),
      'https://kite.example/n',
    );
  });

  it('may be any plain web address', () => {
    for (const url of ['http://kite.example', 'https://kite.example:8080/a/b.html#v2', 'https://kite.example/@a/(b)'])
      assert.equal(linkOf(`Changelog, ${url}`), url);
  });

  it('has no query, which is masked wherever it is shown', () => {
    assert.equal(linkOf('Changelog, https://kite.example/r?q=kite', `Changes, ${PAGE}`), PAGE);
  });

  it('is no link where following it could do harm', () => {
    for (const url of [
      ...[
        'javascript:alert(1)',
        'data:text/html,x',
        'file:///etc/passwd',
        'vscode://x/y',
        'command:x',
        '//kite.example/',
        '',
        'UNKNOWN',
      ],
      ...[
        'https://jane:secret@kite.example/',
        'https://kite.example@evil.example/',
        'https://',
        'https:///x',
        'https://[::1]/',
      ],
      ...[
        'https://kite.example/a b',
        'https://kite.example/`x`',
        'https://kite.example/<script>',
        'https://kite.example/"x',
      ],
      ...[
        'https://kite.example/\u001B[2J',
        'https://kite.example/\u202Etxt',
        'https://kіte.example/',
        'https://kite.example/a\\b',
      ],
      `https://kite.example/${'a'.repeat(400)}`,
    ])
      assert.equal(linkOf(`Changelog, ${url}`), undefined, url);
  });

  it('is the safe one where another is not', () => {
    assert.equal(linkOf('Changelog, javascript:alert(1)', `Release Notes, ${PAGE}`), PAGE);
  });
});

describe('the page of a project itself', () => {
  it('is found by its label, and is none of other pages', () => {
    const home = (label: string): string | undefined => homeLink([{ label, url: PAGE }]);
    assert.deepEqual(['Homepage', 'home-page', 'Home Page', 'Home'].map(home), [PAGE, PAGE, PAGE, PAGE]);
    assert.deepEqual(['Homebrew', 'Source', 'Changelog'].map(home), [undefined, undefined, undefined]);
  });

  it('is no link where following it could do harm', () => {
    assert.equal(homeLink([{ label: 'Homepage', url: 'javascript:alert(1)' }]), undefined);
  });
});

describe('the tracker of a project', () => {
  const tracker = (...urls: readonly (readonly [label: string, url: string])[]): string | undefined =>
    trackerLink(urls.map(([label, url]) => ({ label, url })));
  const [named, repository] = ['https://kite.example/bugs', 'https://github.com/kite/kite'];

  for (const label of ['Issues', 'Bug Tracker', 'issue-tracker', 'Tracker', 'Bugs', 'Report an issue'])
    it(`is found by its label: ${label}`, () => {
      assert.equal(tracker(['Source', repository], [label, named]), named);
    });

  it('is that of the repository where none is named and its host has one', () => {
    assert.equal(tracker(['Homepage', 'https://kite.example/'], ['Source Code', repository]), `${repository}/issues`);
    assert.equal(tracker(['Homepage', `${repository}.git`]), `${repository}/issues`);
    assert.equal(tracker(['Repository', 'https://gitlab.com/kite/kite/']), 'https://gitlab.com/kite/kite/-/issues');
  });

  it('is not known where nothing leads to it, or only what is not followed', () => {
    assert.equal(
      tracker(['Homepage', 'https://kite.example/'], ['Source', 'https://git.kite.example/kite']),
      undefined,
    );
    assert.equal(tracker(['Issues', 'javascript:alert(1)'], ['Bugs', 'https://me:secret@kite.example/']), undefined);
    assert.equal(tracker(['Source', 'https://github.com/kite']), undefined);
  });
});
