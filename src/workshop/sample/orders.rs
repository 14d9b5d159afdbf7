//! A made-up order file, the same on every machine.

use std::fmt::Write;

use super::Chance;
use crate::numeric::sort_many;
use crate::units::Day;

/// How many customers the sample has before chance leaves some without an order.
pub const SAMPLE_CUSTOMERS: u32 = 1_800;

/// What the cells of the orders say; they are data, and in the language of the reader.
#[derive(Debug, Clone, Copy)]
pub struct OrderWords {
    /// Order, member, time, amount paid, cost of goods, discount, channel.
    pub heads: [&'static str; 7],
    /// Where it was bought.
    pub channels: [&'static str; 3],
}

/// How often customers buy at a discount: those who are loyal, who switch, who wait for a price.
const DISCOUNTED: [f64; 3] = [0.06, 0.45, 0.93];

/// Orders of a made-up tea shop over two years as UTF-8 text: order number, member number, time, amount
/// paid, cost of goods, discount and channel, some refunds among them. The customers differ as real ones
/// do: a few buy much and often, many once; some whatever the price, some only at a discount.
pub fn sample_orders(words: &OrderWords) -> Vec<u8> {
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    // Of its own, so that the amounts are those without discounts.
    let mut prices = Chance(0xD1B5_4A32_D192_ED03);
    let mut orders: Vec<(Day, String)> = Vec::new();
    let start = Day::from_civil(2024, 1, 1).unwrap_or_default().0;
    let length = 731.0;
    for customer in 0..SAMPLE_CUSTOMERS {
        // Heavy-tailed rates and baskets; a customer's life ends at random after it began.
        let rate_a_year = 1.1 * (1.15 * chance.normal()).exp();
        let basket_yuan = 95.0 * (0.55 * chance.normal()).exp();
        let habit = match (prices.unit() * 100.0) as u32 {
            0..30 => DISCOUNTED[0],
            30..75 => DISCOUNTED[1],
            _ => DISCOUNTED[2],
        };
        let mut time = length * chance.unit() * chance.unit().max(0.25);
        let life_ends = time + 900.0 * -chance.unit().ln();
        while time < length.min(life_ends) {
            let amount = (basket_yuan * (0.45 * chance.normal()).exp()).max(9.0);
            let cost = amount * (0.52 + 0.09 * chance.normal()).clamp(0.3, 0.95) + 9.0;
            let channel = words.channels[((chance.unit() * 3.0) as usize).min(2)];
            let is_reduced = prices.unit() < habit;
            let part = 0.05 + 0.2 * prices.unit();
            let discount = if is_reduced { amount * part } else { 0.0 };
            let day = Day(start + time as i32);
            let (year, month, date) = day.civil();
            let (hour, minute) = (
                9 + (chance.unit() * 13.0) as u32,
                (chance.unit() * 60.0) as u32,
            );
            let line = |amount: f64, cost: f64, discount: f64| {
                format!(
                    "M{:06},{year}/{month}/{date} {hour:02}:{minute:02},{amount:.2},{cost:.2},{discount:.2},{channel}",
                    10_000 + customer * 37 % 90_000,
                )
            };
            orders.push((day, line(amount, cost, discount)));
            if chance.unit() < 0.03 {
                orders.push((Day(day.0 + 1), line(-amount, -cost, 0.0)));
            }
            time += 365.25 / rate_a_year * -chance.unit().ln();
        }
    }
    sort_many(&mut orders, |a, b| a.0.cmp(&b.0));
    let mut text = words.heads.join(",") + "\n";
    for (number, (_, line)) in orders.iter().enumerate() {
        let _ = writeln!(text, "T{:07},{line}", number + 1);
    }
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_is_the_same_every_time_and_a_few_thousand_lines_long() {
        let words = OrderWords {
            heads: ["a", "b", "c", "d", "e", "f", "g"],
            channels: ["x", "y", "z"],
        };
        let text = sample_orders(&words);
        assert_eq!(text, sample_orders(&words));
        let lines = text.iter().filter(|&&byte| byte == b'\n').count();
        assert!((3_000..30_000).contains(&lines), "{lines} lines");
    }
}
