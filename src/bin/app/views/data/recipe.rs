//! How a file with the same header was read last time, offered and never taken unasked.

use kezhi::scenario::{Change, Reading};
use kezhi::text::roles::role_name;
use kezhi::text::ui::quality as words;
use leptos::prelude::*;

use crate::state::{Jobs, RecipeBook, Session, Settings, memo, t};

/// The offer; nothing where the header is new or was read as proposed.
#[component]
pub(super) fn RecipeOffer() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let jobs = Jobs::here();
    let session = Session::here();
    let book = RecipeBook::here();
    let found = memo(move || book.find(&jobs.signatures()));
    let is_taken = move || {
        let recipe = found.get();
        let now = session.reading.get();
        recipe.zip(now).is_some_and(|(recipe, now)| {
            recipe.reading
                == Reading {
                    name: String::new(),
                    ..now
                }
        })
    };
    let sentence = move || {
        let lang = lang.get();
        let recipe = found.get()?;
        if is_taken() {
            return Some(words::RECIPE_TAKEN.get(lang).to_owned());
        }
        let columns = recipe.columns.iter();
        let columns = columns.map(|(role, name)| match lang {
            kezhi::text::Lang::Zh => format!("{} = {name}", role_name(lang, *role)),
            kezhi::text::Lang::En => format!("{}: {name}", role_name(lang, *role)),
        });
        let columns: Vec<String> = columns.collect();
        Some(words::RECIPE.with(lang, &columns.join(lang.pick("、", ", "))))
    };
    view! {
        <Show when=move || found.with(Option::is_some)>
            <div class="ask" role="status" data-test="recipe">
                <p>{sentence}</p>
                <div class="row">
                    <button
                        type="button"
                        class="button"
                        data-test="recipe-take"
                        hidden=is_taken
                        on:click=move |_| {
                            if let Some(recipe) = found.get_untracked() {
                                session.apply(Change::TakeRecipe(Box::new(recipe.reading)));
                            }
                        }
                    >
                        {t(words::RECIPE_TAKE)}
                    </button>
                    <button
                        type="button"
                        class="textlike"
                        data-test="recipe-forget"
                        on:click=move |_| {
                            if let Some(recipe) = found.get_untracked() {
                                book.forget(&recipe.signatures);
                            }
                        }
                    >
                        {t(words::RECIPE_FORGET)}
                    </button>
                </div>
            </div>
        </Show>
    }
}
