/** What imports show of fixes that leave something out, in Japanese. */
import type { EvidenceMessages } from '../../groups/toolkit/evidence.ts';
import { code } from '../../words.ts';
import { listOf } from '../words/words.ts';

const VERDICTS = { fix: '有効', partly: '一部有効', trap: '落とし穴', unknown: '未確認' } as const;

export const evidenceMessages: EvidenceMessages = {
  fixProof: ({ verdict, because }) => `${VERDICTS[verdict]}: ${because}`,
  fixWithProof: ({ fix, proof }) => `${fix} (${proof})`,
  ownUse: ({ name, place, reach }) => {
    if (reach === 'always') return `${code(place)} が ${code(name)} をインポートしています`;
    return reach === 'later'
      ? `${code(place)} が実行時に ${code(name)} をインポートします`
      : `${code(place)} が ${code(name)} をインポートしますが、なくても処理を続けます`;
  },
  fixProofUnneeded: ({ names }) =>
    `${listOf(names.map(code))} がなくても、それを要求するパッケージをインポートできます`,
  fixProofNoUse: ({ name }) =>
    `プロジェクトのコードに ${code(name)} のインポートは見つかりませんでしたが、名前による動的な読み込みや、プログラムとしての実行の可能性は残ります`,
  fixProofNoCode: () => 'インポートの有無を確認できる、プロジェクトの Python コードが見つかりませんでした',
  fixProofCut: ({ count }) => `除外されるパッケージが ${count} 個あり、調べられる数を超えています`,
};
