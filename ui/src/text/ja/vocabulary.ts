/** 設定の「語彙」：タグの語彙の出典。 */
export const vocabulary = {
  go: "設定：語彙（出典）",
  sources: "出典",
  lead: "タグに使う名前と番号を何から取ったかの一覧で、名前と番号は出典の今の内容より古いことがあります。",
  name: "名称",
  version: "版",
  rows: "件数",
  licence: "ライセンス",
  attribution: "帰属の表示",
  linkFrom: "語彙の出典のアドレスです。",
};
