/** Asks for the password of a package index, and which one is to be forgotten. */
import { l10n, window, workspace } from 'vscode';
import { addressProblem, type AddressProblem, type IndexPasswords } from './indexPasswords.ts';

/** Keeps a password that somebody enters; false if they do not. */
export async function setIndexPassword(passwords: IndexPasswords): Promise<boolean> {
  const url = await window.showInputBox({
    title: l10n.t('Address of the package index'),
    value: addressesOfSettings()[0] ?? '',
    placeHolder: 'https://',
    ignoreFocusOut: true,
    validateInput: (written) => told(addressProblem(written.trim())),
  });
  if (url === undefined) return false;
  const username = await window.showInputBox({ title: l10n.t('User name for {0}', url.trim()), ignoreFocusOut: true });
  if (username === undefined) return false;
  const password = await window.showInputBox({
    title: l10n.t('Password or token for {0}', url.trim()),
    password: true,
    ignoreFocusOut: true,
  });
  if (password === undefined) return false;
  await passwords.set({ url: url.trim(), username, password });
  return true;
}

/** Forgets the password of an index that somebody chooses; false if they do not. */
export async function removeIndexPassword(passwords: IndexPasswords): Promise<boolean> {
  const known = await passwords.all();
  if (known.length === 0) {
    void window.showInformationMessage(l10n.t('No password of a package index is kept.'));
    return false;
  }
  const chosen = await window.showQuickPick(
    known.map(({ url, username }) => ({ label: url, description: username })),
    { title: l10n.t('Package index whose password is removed') },
  );
  if (!chosen) return false;
  await passwords.remove(chosen.label);
  return true;
}

/** The indexes of the settings, without those that have credentials in their address. */
function addressesOfSettings(): readonly string[] {
  const settings = workspace.getConfiguration('pyodidePreflight');
  const addresses = [settings.get<string>('indexUrl'), ...(settings.get<string[]>('extraIndexUrls') ?? [])];
  return addresses.flatMap((one) => (one !== undefined && addressProblem(one) === undefined ? [one] : []));
}

function told(problem: AddressProblem | undefined): string | undefined {
  switch (problem) {
    case undefined:
      return undefined;
    case 'no-web-address':
      return l10n.t('This is not a web address.');
    case 'has-credentials':
      return l10n.t('The address must not contain a user name or password.');
    case 'readable-by-others':
      return l10n.t('A password is not sent over plain http. Use https.');
  }
}
