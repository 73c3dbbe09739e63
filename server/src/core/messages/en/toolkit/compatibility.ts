/** Dependencies against targets. In English. */
import type { CompatibilityMessages } from '../../groups/toolkit/compatibility.ts';
import { code } from '../../words.ts';

export const compatibilityMessages: CompatibilityMessages = {
  compatibilityTitle: ({ file }) => `Compatibility of ${code(file)}`,
  compatibilityLegend: () =>
    'I installs, H held back, F fails, C culprit, ? not known, – not needed, … not looked at yet',
  compatibilityNeededBy: () => 'needed by',
  compatibilityInstalled: ({ name, version, label }) => `${code(name)} ${version} installs on ${label}`,
  compatibilityHeldBack: ({ name, version, ideal, label }) =>
    `${code(name)} is held back at ${version} on ${label}; a host gets ${ideal}`,
  compatibilityBlocked: ({ label }) => `Does not install on ${label}`,
  compatibilityStandsInTheWay: ({ of, because }) => `In the way of ${code(of)}: ${because}`,
  compatibilityUnknown: ({ label }) => `It is not known whether it installs on ${label}`,
  compatibilityAbsent: ({ name, label }) => `Nothing needs ${code(name)} on ${label}`,
  compatibilityPending: ({ label }) => `${label} has not been looked at yet`,
};
