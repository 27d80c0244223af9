//! Mounts the page, and says where its program is cut.
fn main() {
    #[cfg(target_arch = "wasm32")]
    bina_karier::ui::mount(page_end::FETCH);
}

#[cfg(target_arch = "wasm32")]
mod page_end {
    #[cfg(feature = "split")]
    pub use cut::FETCH;
    #[cfg(not(feature = "split"))]
    pub use whole::FETCH;

    #[cfg(not(feature = "split"))]
    mod whole {
        use bina_karier::ui::{Fetch, house::HOUSE};
        use std::future::ready;

        /// All is here already.
        pub const FETCH: Fetch =
            Fetch { house: || Box::pin(ready(Ok(HOUSE))), page: |page| Box::pin(ready(Ok(page.draw()))) };
    }

    // Here and not in the library, since the worker would keep whatever is cut there.
    #[cfg(feature = "split")]
    mod cut {
        use bina_karier::ui::arriving::{Draw, Late, NotArrived};
        use bina_karier::ui::house::HOUSE;
        use bina_karier::ui::{Fetch, porch::House};
        use wasm_split_helpers::{SplitLoaderError, wasm_split};

        /// `NotArrived` from the loader's error, which neither crate that owns the two knows of.
        struct Lost(NotArrived);

        impl From<SplitLoaderError> for Lost {
            fn from(_: SplitLoaderError) -> Self {
                Self(NotArrived)
            }
        }

        /// All that only this names is fetched with the first call; so with `rest`.
        #[wasm_split(house, fallible)]
        fn house() -> Result<House, Lost> {
            Ok(HOUSE)
        }

        #[wasm_split(rest, fallible)]
        fn rest(page: Late) -> Result<Draw, Lost> {
            Ok(page.draw())
        }

        pub const FETCH: Fetch = Fetch {
            house: || Box::pin(async { house().await.map_err(|Lost(error)| error) }),
            page: |page| Box::pin(async move { rest(page).await.map_err(|Lost(error)| error) }),
        };
    }
}
