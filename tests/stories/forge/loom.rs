//! A loom: three fictional projects whose summaries say what they bring, woven into one theme. Nothing here asserts a claim.

use crate::desk::Desk;
use app::asset::Assets;
use app::commands::Done;
use app::hearing::Hearings;
use app::person::Me;
use app::theme::{Claim, Claims};
use domain::Id;
use serde_json::{Value, json};

/// 合成データ
pub const LIST: &str = "課題管理番号,研究開発課題名,概要,事業名,代表機関名,研究代表者,年度\n\
    25zz0500001h0001,架空受容体の病態解明,架空受容体の機能低下型多型は発症リスクを約3倍に高める。ヒト化マウスで薬効を確認した。,見本事業,見本大学,研究代表者A,2025\n\
    25zz0500002h0001,架空受容体に対する抗体の創製,架空受容体に結合する作動抗体を取得した。GLP毒性試験は未実施である。,見本事業,架空大学,研究代表者B,2025\n\
    25zz0500003h0001,脳内送達技術の確立,血液脳関門を通過する送達技術を確立した。,見本事業,例示研究所,研究代表者C,2025\n";
/// Stands in the summary of the first project.
pub const GENETICS: &str = "架空受容体の機能低下型多型は発症リスクを約3倍に高める。";
/// Stands in the summary of the second project.
pub const ANTIBODY: &str = "架空受容体に結合する作動抗体を取得した。";

pub struct Loom {
    pub desk: Desk,
    pub theme: Id,
    /// In the order of the list.
    pub projects: Vec<Id>,
    pub import: Id,
}

impl Loom {
    /// The theme has no triple.
    pub async fn set() -> Loom {
        let desk = Desk::empty().await;
        desk.import(&desk.list("糸.csv", LIST)).await;
        let import: Value = desk.call("history.list", json!({ "limit": 1 })).await;
        let mut projects = desk.ids(json!({})).await;
        projects.sort_unstable();
        let threads = json!([{ "project": projects[0], "role": "target" }, { "project": projects[1] }, { "project": projects[2] }]);
        let theme = desk.new_theme(json!({ "code": "TH-糸", "title_ja": "架空受容体の作動" }), threads).await;
        Loom { import: import["operations"][0]["id"].as_i64().unwrap(), desk, theme, projects }
    }

    pub async fn assets(&self, project: Id) -> Assets {
        self.desk.call("asset.list", json!({ "id": project })).await
    }

    /// What the first project brings, confirmed from its sentence.
    pub async fn genetics(&self) -> Id {
        let fields = json!({ "kind": "genetics", "step": "validation", "state": "have", "label": "多型 820例", "n": 820,
            "replicated": true, "field": "summary_ja", "sentence": GENETICS });
        let done: Done = self.desk.call("asset.save", json!({ "project": self.projects[0], "fields": fields })).await;
        done.created.unwrap()
    }

    /// An added idea.
    pub async fn idea(&self) -> Id {
        let fields = json!({ "kind": "idea", "title_ja": "Fc改変で炎症を抑える", "source": "会議のメモ" });
        let done: Done = self.desk.call("theme.extra_save", json!({ "theme": self.theme, "fields": fields })).await;
        done.created.unwrap()
    }

    pub async fn claim(&self, text: &str, rests_on: Value, more: Value) -> Id {
        let mut fields = json!({ "text_ja": text, "state": "confirmed", "rests_on": rests_on });
        fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let done: Done = self.desk.call("theme.claim_save", json!({ "theme": self.theme, "fields": fields })).await;
        done.created.unwrap()
    }

    pub async fn claims(&self) -> Vec<Claim> {
        self.desk.call::<Claims>("theme.claims", json!({ "id": self.theme })).await.claims
    }

    pub async fn heard(&self, project: Id, agreed: &str, held_on: &str) -> Id {
        let fields = json!({ "agreed": agreed, "spoke_to": "researcher", "spoke_by": "メンバーA", "held_on": held_on,
            "data": "血中濃度の推移" });
        let args = json!({ "theme": self.theme, "project": project, "fields": fields });
        self.desk.call::<Done>("hearing.save", args).await.created.unwrap()
    }

    pub async fn hearings(&self) -> Hearings {
        self.desk.call("hearing.list", json!({ "theme": self.theme })).await
    }

    /// A chair, and a reader from whom the second project is hidden; the chair works.
    pub async fn blocked(&self) -> (Id, Id) {
        let chair = self.person("議長A", true).await;
        self.work_as(chair).await;
        let reader = self.person("査読B", false).await;
        let tie = json!({ "person": reader, "kind": "project", "of": self.projects[1], "note": "共同研究" });
        let _: Done = self.desk.call("interest.declare", tie).await;
        (chair, reader)
    }

    async fn person(&self, name: &str, chair: bool) -> Id {
        let fields = json!({ "name": name, "chair": chair });
        self.desk.call::<Done>("person.save", json!({ "fields": fields })).await.created.unwrap()
    }

    pub async fn work_as(&self, person: Id) {
        let _: Me = self.desk.call("person.become", json!({ "person": person })).await;
    }

    /// All that hangs on themes and projects, ids and times included.
    pub async fn all(&self) -> Value {
        let themes: Value = self.desk.call("theme.list", json!({})).await;
        let names: Value = self.desk.call("theme.states", json!({})).await;
        let mut of_themes = Vec::new();
        for theme in themes["themes"].as_array().unwrap() {
            let id = json!({ "id": theme["id"] });
            for name in ["theme.claims", "theme.versions", "theme.comments"] {
                of_themes.push(self.desk.call::<Value>(name, id.clone()).await);
            }
            of_themes.push(self.desk.call("hearing.list", json!({ "theme": theme["id"] })).await);
            of_themes.push(self.desk.call("forge.board", json!({ "theme": theme["id"] })).await);
        }
        let mut of_projects: Vec<Value> = Vec::new();
        for project in self.desk.ids(json!({})).await {
            of_projects.push(self.desk.call("asset.list", json!({ "id": project })).await);
        }
        json!([themes, names, of_themes, of_projects])
    }
}
