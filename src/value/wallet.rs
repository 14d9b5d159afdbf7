//! Share of wallet and the Wallet Allocation Rule (M44).

use serde::{Deserialize, Serialize};

use super::line::keys_or_words;
use super::{Key, Line, Problem, ValueError, check};
use crate::explain::{Explained, Expr, Given, Rule, Source, Unit, ValueSymbol as S};

/// Most brands a person uses, and most persons of a survey.
const MOST_BRANDS: u32 = 20;
const MOST_RESPONDENTS: u32 = 200_000;

/// How brands are rated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rating {
    /// Places: 1 is the best.
    #[default]
    Ranks,
    /// Marks: more is better.
    Marks,
}

/// What customers spend, and how they rank the brands they use.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WalletInputs {
    /// What they spend on the brand, where it is known.
    #[serde(default)]
    pub brand_spend: Option<Given>,
    /// What they spend on the category with everybody.
    #[serde(default)]
    pub category_spend: Option<Given>,
    /// The brands; words alone are a name of the user's own.
    #[serde(deserialize_with = "keys_or_words")]
    pub brands: Vec<Key>,
    /// How the ratings run.
    #[serde(default)]
    pub rating: Rating,
    /// One row a person, one rating a brand; none where the person does not use the brand.
    pub ratings: Vec<Vec<Option<f64>>>,
    /// Says who of the ratings.
    pub ratings_source: Source,
}

/// One brand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WalletBrand {
    /// Its name.
    pub name: Key,
    /// Persons who use it.
    pub users: Explained,
    /// Mean predicted part of the wallet over all persons.
    pub share: Explained,
    /// Mean over its users; none without any.
    pub share_of_users: Option<Explained>,
    /// What its mean share becomes when every user puts it one place higher, less what it is.
    pub one_place_up: Explained,
}

/// Shares of wallet.
///
/// # Invariant
/// The shares of all brands add up to 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Wallet {
    /// Brand ÷ category, where both are known.
    pub share_of_wallet: Option<Explained>,
    /// What is spent elsewhere.
    pub elsewhere: Option<Explained>,
    /// Each brand; empty without ratings.
    pub brands: Vec<WalletBrand>,
}

/// The part of a wallet that goes to the brand of a place among so many.
///
/// # Formula
/// (1 − rank ÷ (n + 1)) × 2 ÷ n (Keiningham and others, 2011); equal places share their mean.
pub fn allocation(rank: f64, brands: u32, source: Source) -> Explained {
    let n = || Expr::of(S::BrandsUsed, f64::from(brands), Unit::Rank, source);
    let one = || Expr::Number(1.0);
    let rank = Expr::of(S::BrandRank, rank, Unit::Rank, source);
    let expr = one()
        .minus(rank.over(n().plus(one())))
        .times(Expr::Number(2.0).over(n()));
    Explained::new(S::WalletShare, Unit::Percent, expr)
}

impl Wallet {
    /// Evaluates both ways.
    ///
    /// # Errors
    /// More spent on the brand than on the category, one of the two without the other, a category of
    /// nothing, a rating that is below zero or no place among the brands (the places count row by
    /// row), no rating at all, a row of another length than there are brands (its place is the
    /// person's).
    pub fn evaluate(inputs: &WalletInputs) -> Result<Wallet, ValueError> {
        let (share_of_wallet, elsewhere) = spent(inputs)?;
        let brands = match inputs.ratings.is_empty() {
            true => Vec::new(),
            false => predicted(inputs)?,
        };
        Ok(Wallet {
            share_of_wallet,
            elsewhere,
            brands,
        })
    }

    /// Every number of the result.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Line::of_whole(self.share_of_wallet.iter().chain(&self.elsewhere));
        for brand in &self.brands {
            let of = [&brand.users, &brand.share].into_iter();
            let of = of.chain(&brand.share_of_users).chain([&brand.one_place_up]);
            lines.extend(Line::row(std::slice::from_ref(&brand.name), of));
        }
        lines
    }
}

fn spent(inputs: &WalletInputs) -> Result<(Option<Explained>, Option<Explained>), ValueError> {
    let missing = |field: S| Err(ValueError::new(field, Problem::Missing));
    let (brand, category) = match (inputs.brand_spend, inputs.category_spend) {
        (Some(brand), Some(category)) => (brand, category),
        (Some(_), None) => return missing(S::CategorySpend),
        (None, Some(_)) => return missing(S::BrandSpend),
        (None, None) => return Ok((None, None)),
    };
    let found = check::not_negative(S::BrandSpend, brand)?;
    let whole = check::positive(S::CategorySpend, category)?;
    if found > whole {
        return Err(ValueError::new(
            S::BrandSpend,
            Problem::AboveWhole { found, whole },
        ));
    }
    let brand = brand.named(S::BrandSpend, Unit::Money);
    let category = category.named(S::CategorySpend, Unit::Money);
    Ok((
        Some(Explained::new(
            S::ShareOfWallet,
            Unit::Percent,
            brand.clone().over(category.clone()),
        )),
        Some(Explained::new(
            S::SpentElsewhere,
            Unit::Money,
            category.minus(brand),
        )),
    ))
}

/// Sums over persons of one brand.
#[derive(Clone, Copy, Default)]
struct Sums {
    users: u32,
    share: f64,
    higher: f64,
}

fn predicted(inputs: &WalletInputs) -> Result<Vec<WalletBrand>, ValueError> {
    let count = inputs.brands.len() as u32;
    check::entries(S::BrandsUsed, inputs.brands.len(), 1, MOST_BRANDS)?;
    check::entries(S::BrandRank, inputs.ratings.len(), 1, MOST_RESPONDENTS)?;
    let mut sums = vec![Sums::default(); inputs.brands.len()];
    let mut persons = 0_u32;
    for (person, ratings) in inputs.ratings.iter().enumerate() {
        let at = |error: ValueError| error.at(person + 1);
        check::entries(S::BrandRank, ratings.len(), count, count).map_err(at)?;
        for (brand, rating) in ratings.iter().enumerate() {
            let Some(rating) = *rating else { continue };
            let place = person * inputs.brands.len() + brand + 1;
            is_rating(rating, inputs.rating, count).map_err(|error| error.at(place))?;
        }
        let used = ratings.iter().flatten().count() as u32;
        // Who uses none has no wallet to share.
        persons += u32::from(used > 0);
        for (sum, &rating) in sums.iter_mut().zip(ratings) {
            let Some(rating) = rating else { continue };
            let rank = rank_of(rating, ratings, inputs.rating);
            let share = |rank: f64| allocation(rank, used, inputs.ratings_source).value();
            sum.users += 1;
            sum.share += share(rank);
            sum.higher += share((rank - 1.0).max(1.0));
        }
    }
    if persons == 0 {
        return Err(ValueError::new(S::BrandRank, Problem::Missing));
    }
    let source = inputs.ratings_source;
    let brand = |(name, sums): (&Key, &Sums)| {
        let sum = |symbol: S, of: f64| Expr::of(symbol, of, Unit::Ratio, source);
        let heads = |symbol: S, of: u32| Expr::of(symbol, f64::from(of), Unit::Customers, source);
        let all = || heads(S::Respondents, persons);
        let share = sum(S::AllocationSum, sums.share);
        let users = Explained::given(
            S::BrandUsers,
            f64::from(sums.users),
            Unit::Customers,
            source,
        );
        let percent = |symbol: S, expr| Explained::new(symbol, Unit::Percent, expr);
        let rank_rule = |of: Explained| of.with(Rule::WalletAllocation);
        WalletBrand {
            name: name.clone(),
            share: rank_rule(percent(S::WalletShare, share.clone().over(all()))),
            share_of_users: (sums.users > 0).then(|| {
                let over = share.clone().over(users.as_input());
                rank_rule(percent(S::WalletShareOfUsers, over))
            }),
            one_place_up: rank_rule(percent(
                S::OnePlaceUp,
                sum(S::AllocationSumUp, sums.higher)
                    .minus(share)
                    .over(all()),
            )),
            users,
        }
    };
    Ok(inputs.brands.iter().zip(&sums).map(brand).collect())
}

/// A mark has any height; a place is one of as many as there are brands.
fn is_rating(rating: f64, way: Rating, brands: u32) -> Result<(), ValueError> {
    let given = Given::assumed(rating);
    if way == Rating::Marks {
        return check::not_negative(S::BrandRank, given).map(|_| ());
    }
    let found = check::within(S::BrandRank, given, 1.0, f64::from(brands))?;
    match found.fract() == 0.0 {
        true => Ok(()),
        false => Err(ValueError::new(S::BrandRank, Problem::NotCount { found })),
    }
}

/// The place of a rating among a person's, from 1; equal ratings share the mean of their places.
fn rank_of(rating: f64, ratings: &[Option<f64>], way: Rating) -> f64 {
    let better = |other: f64| match way {
        Rating::Ranks => other < rating,
        Rating::Marks => other > rating,
    };
    let given = || ratings.iter().flatten();
    let before = given().filter(|&&other| better(other)).count() as f64;
    let equal = given().filter(|&&other| other == rating).count() as f64;
    before + (equal + 1.0) / 2.0
}

/// The share of wallet of customers whose category spend is known: sum over sum.
pub fn share_of_wallet_inputs(brand: f64, category: f64) -> WalletInputs {
    WalletInputs {
        brand_spend: Some(Given::counted(brand)),
        category_spend: Some(Given::counted(category)),
        brands: Vec::new(),
        rating: Rating::Ranks,
        ratings: Vec::new(),
        ratings_source: Source::File,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_marks_share_their_places() {
        let ratings = [Some(5.0), Some(3.0), Some(5.0), None];
        assert_eq!(rank_of(5.0, &ratings, Rating::Marks), 1.5);
        assert_eq!(rank_of(3.0, &ratings, Rating::Marks), 3.0);
        assert_eq!(rank_of(3.0, &ratings, Rating::Ranks), 1.0);
    }

    #[test]
    fn a_rank_is_a_place_among_the_brands_and_spend_needs_its_whole() {
        let inputs = |rating: f64| WalletInputs {
            brand_spend: None,
            category_spend: None,
            brands: vec![Key::Place(1), Key::Place(2)],
            rating: Rating::Ranks,
            ratings: vec![vec![Some(1.0), Some(2.0)], vec![Some(1.0), Some(rating)]],
            ratings_source: Source::File,
        };
        assert!(Wallet::evaluate(&inputs(1.0)).is_ok());
        for rating in [0.0, 1.5, 3.0] {
            let error = Wallet::evaluate(&inputs(rating)).unwrap_err();
            assert_eq!((error.field, error.place), (S::BrandRank.into(), Some(4)));
        }
        let mut marks = inputs(9.5);
        marks.rating = Rating::Marks;
        assert!(Wallet::evaluate(&marks).is_ok());
        let mut half = inputs(2.0);
        half.brand_spend = Some(Given::assumed(120.0));
        let error = Wallet::evaluate(&half).unwrap_err();
        assert_eq!(error.field, S::CategorySpend.into());
    }

    #[test]
    fn more_spent_on_the_brand_than_on_all_brands_is_refused() {
        let inputs = share_of_wallet_inputs(120.0, 100.0);
        let error = Wallet::evaluate(&inputs).unwrap_err();
        assert_eq!(error.field, S::BrandSpend.into());
    }
}
