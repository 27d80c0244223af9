//! What a person chose for tables whose titles say less than they mean: kept by the browser, found again by the titles.
use serde::{Deserialize, Serialize};

use super::{ImportKind, Mapping, Remembered, Sheet, header};

/// Sources that are remembered; the one used longest ago makes way.
const MOST: usize = 40;

/// Mappings of earlier tables, the latest first. One holds only for a table with all of its titles and no others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources(Vec<Source>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Source {
    kind: ImportKind,
    columns: Remembered,
}

impl Sources {
    /// Reads what [`Sources::text`] wrote. What another version wrote and this one does not know is left out.
    pub fn of_text(text: &str) -> Self {
        let kept: Vec<serde_json::Value> = serde_json::from_str(text).unwrap_or_default();
        Self(kept.into_iter().filter_map(|source| serde_json::from_value(source).ok()).take(MOST).collect())
    }

    /// As the browser keeps it.
    pub fn text(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// The columns as they were mapped for the same titles before; with the header at `line` where a person chose it.
    pub fn recall(&self, kind: ImportKind, sheet: &Sheet, line: Option<u32>) -> Option<Mapping> {
        let of_kind = self.0.iter().filter(|source| source.kind == kind);
        let mut found = of_kind.filter_map(|source| header::recall(kind, sheet, &source.columns));
        found.find(|mapping| line.is_none_or(|line| line == mapping.header_line))
    }

    /// Remembers what was chosen for these titles, or forgets them where it is the guess again.
    pub fn learn(&mut self, chosen: &Mapping, guess: &Mapping) {
        let mut columns = Remembered::new();
        chosen.remember(&mut columns);
        self.0.retain(|source| source.kind != chosen.kind || !source.columns.keys().eq(columns.keys()));
        let fields = |mapping: &Mapping| mapping.columns.iter().map(|column| column.field).collect::<Vec<_>>();
        if fields(chosen) != fields(guess) && !columns.is_empty() {
            self.0.insert(0, Source { kind: chosen.kind, columns });
            self.0.truncate(MOST);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::sheet::{Field, ReadOptions, read};

    fn table(text: &str) -> Sheet {
        read(text.as_bytes(), "tabel.csv", &ReadOptions::default()).unwrap()
    }

    fn fields(mapping: &Mapping) -> Vec<Option<Field>> {
        mapping.columns.iter().map(|column| column.field).collect()
    }

    const FIRST: &str = "Laporan Triwulan\nNomor Pokok;Sebutan;TMT;TMT;Kantor\n198501012010011001;Ani;1;2;Dinas\n";

    fn learnt() -> (Sources, Mapping) {
        let kind = ImportKind::People;
        let sheet = table(FIRST);
        let guess = Mapping::at(kind, &sheet, 2, &Remembered::new()).unwrap();
        let mut chosen = guess.clone();
        let choice = [Field::Nip, Field::Name, Field::RankSince, Field::PositionSince, Field::Unit];
        choice.into_iter().enumerate().for_each(|(at, field)| chosen.set(at, Some(field)));
        let mut sources = Sources::default();
        sources.learn(&chosen, &guess);
        (Sources::of_text(&sources.text()), chosen)
    }

    #[test]
    fn a_table_with_the_same_titles_is_mapped_as_last_time_also_with_two_of_one_name_and_in_another_order() {
        let (sources, chosen) = learnt();
        let again = sources.recall(ImportKind::People, &table(FIRST), None).unwrap();
        assert_eq!((again.header_line, fields(&again)), (2, fields(&chosen)));
        let turned = table("Sebutan;TMT;Nomor Pokok;Kantor;TMT\nBudi;1;198501012010011001;Dinas;2\n");
        let turned = sources.recall(ImportKind::People, &turned, None).unwrap();
        use Field::{Name, Nip, PositionSince, RankSince, Unit};
        assert_eq!(fields(&turned), [Name, RankSince, Nip, Unit, PositionSince].map(Some));
        assert_eq!(sources.recall(ImportKind::People, &table(FIRST), Some(1)), None, "another line was chosen");
    }

    #[test]
    fn other_titles_another_kind_and_what_was_taken_back_are_guessed_anew() {
        let (mut sources, chosen) = learnt();
        for text in ["Nomor Pokok;Sebutan;TMT;TMT\n1;2;3;4\n", "Nomor Pokok;Sebutan;TMT;TMT;Kantor;Umur\n1;2;3;4;5;6\n"]
        {
            assert_eq!(sources.recall(ImportKind::People, &table(text), None), None, "{text}");
        }
        assert_eq!(sources.recall(ImportKind::Learning, &table(FIRST), None), None);
        sources.learn(&chosen, &chosen);
        assert_eq!(sources, Sources::default());
    }

    #[test]
    fn what_another_version_wrote_is_left_out_and_the_rest_is_kept() {
        let (sources, _) = learnt();
        let newer = sources.text().replacen('[', r#"[{"kind":"tomorrow","columns":{}},"#, 1);
        assert_eq!(Sources::of_text(&newer), sources);
        assert_eq!(Sources::of_text("no list"), Sources::default());
    }
}
