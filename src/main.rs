//! Mounts the page, and says where its program is cut in two.
fn main() {
    #[cfg(target_arch = "wasm32")]
    bina_karier::ui::mount(page_end::fetch);
}

#[cfg(target_arch = "wasm32")]
mod page_end {
    #[cfg(feature = "split")]
    pub use cut::fetch;
    #[cfg(not(feature = "split"))]
    pub use whole::fetch;

    #[cfg(not(feature = "split"))]
    mod whole {
        use bina_karier::ui::arriving::{Fetching, Late};

        /// They are here already.
        pub fn fetch(page: Late) -> Fetching {
            Box::pin(std::future::ready(Ok(page.draw())))
        }
    }

    // Here and not in the library, since the worker would keep whatever is cut there.
    #[cfg(feature = "split")]
    mod cut {
        use bina_karier::ui::arriving::{Draw, Fetching, Late, NotArrived};
        use wasm_split_helpers::{SplitLoaderError, wasm_split};

        /// `NotArrived` from the loader's error, which neither crate that owns the two knows of.
        struct Lost(NotArrived);

        impl From<SplitLoaderError> for Lost {
            fn from(_: SplitLoaderError) -> Self {
                Self(NotArrived)
            }
        }

        /// All that only this names is fetched with the first call.
        #[wasm_split(rest, fallible)]
        fn rest(page: Late) -> Result<Draw, Lost> {
            Ok(page.draw())
        }

        pub fn fetch(page: Late) -> Fetching {
            Box::pin(async move { rest(page).await.map_err(|Lost(error)| error) })
        }
    }
}
