//! Workbooks are written and read in the browser as they are natively.
#![cfg(target_arch = "wasm32")]
use bina_karier::archive::sheet::{self, ImportKind, Mapping, ReadOptions, Remembered};
use bina_karier::{domain::Day, words::lang::Lang};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_template_is_written_and_accepted_back() {
    for kind in ImportKind::ALL {
        let bytes = sheet::template(kind, Lang::Id, Day::from_number(20_000)).unwrap();
        let table = sheet::read(&bytes, "", &ReadOptions::default()).unwrap();
        let mapping = Mapping::guess(kind, &table, &Remembered::new()).unwrap();
        assert_eq!(mapping.missing(), []);
        assert_eq!(mapping.rows(&table).len(), 2);
    }
}
