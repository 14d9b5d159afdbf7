//! Order files of any length: customer, date, amount, channel.
//!
//! The same rows and customers give the same bytes on every machine (integer arithmetic, and
//! products of floats that IEEE 754 rounds alike everywhere). Rows stand in the order of their
//! dates, as a shop exports them. Customers are Pareto-shaped: the best fifth places four fifths of
//! the orders. One row in a hundred is a refund. Nothing is held but the buffer and one bit a
//! customer, so a file may be longer than memory.

use std::io::{self, Write};

use kezhi::units::Day;

const HEADER: &[u8] = b"customer,date,amount,channel\n";
const FIRST_DAY: i32 = 18_993; // 2022-01-01
const DAYS: u64 = 3 * 365;
const CHANNELS: [&[u8]; 4] = [b"online store", b"shop", b"app", b"partner"];
const BUFFER: usize = 1 << 16;
/// Orders a customer places on average, unless told otherwise.
const ROWS_A_CUSTOMER: u64 = 20;

/// What to write.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Orders {
    /// Rows below the header.
    pub(crate) rows: u64,
    /// Customers to draw from; the rarest may happen to place no order.
    pub(crate) customers: u64,
}

/// What the written file says, known without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Truth {
    /// Rows below the header.
    pub(crate) rows: u64,
    /// Customers with a row.
    pub(crate) customers: u64,
    /// Sum of the amounts, in hundredths.
    pub(crate) cents: i64,
    /// Length in bytes.
    pub(crate) bytes: u64,
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Order {
    /// Number of the customer, below [`Orders::customers`].
    pub(crate) customer: u64,
    /// Day of the order.
    pub(crate) day: Day,
    /// Amount in hundredths; negative for a refund.
    pub(crate) cents: i64,
    /// Where it was placed.
    pub(crate) channel: &'static [u8],
}

impl Orders {
    /// So many rows of a twentieth as many customers.
    pub(crate) fn new(rows: u64) -> Orders {
        Orders {
            rows,
            customers: (rows / ROWS_A_CUSTOMER).max(1),
        }
    }

    /// The rows, in order.
    pub(crate) fn iter(self) -> impl Iterator<Item = Order> {
        let mut mixed = Mixed(0x9e37_79b9_7f4a_7c15);
        (0..self.rows).map(move |row| {
            let customer = self.draw(mixed.unit());
            let spent = mixed.unit();
            let cents = 199 + (spent * spent * spent * 60_000.0) as i64;
            let rest = mixed.next();
            let refund = rest % 100 == 99;
            Order {
                customer,
                day: Day(FIRST_DAY + (row * DAYS / self.rows) as i32),
                cents: if refund { -cents } else { cents },
                channel: CHANNELS[(rest >> 32) as usize % CHANNELS.len()],
            }
        })
    }

    /// With `u` even between 0 and 1, `u⁷` gives the best fifth of the customers 0.2^(1/7) = 79 %
    /// of the draws. Multiplying by a prime spreads the good ones over the ids.
    fn draw(self, u: f64) -> u64 {
        let seventh = u * u * u * u * u * u * u;
        let rank = ((seventh * self.customers as f64) as u64).min(self.customers - 1);
        (rank * 2_654_435_761) % self.customers
    }

    /// The rows with every customer among them, and without refunds: each third is that of the next
    /// customer. There must be three rows for each.
    pub(crate) fn of_everyone(self) -> impl Iterator<Item = Order> {
        let rows = (0..).zip(self.iter());
        rows.map(|(row, order): (u64, Order)| Order {
            customer: match row % 3 {
                0 => row / 3,
                _ => order.customer,
            },
            cents: order.cents.abs(),
            ..order
        })
    }

    /// Writes the file and tells what it says.
    ///
    /// # Errors
    /// Those of `out`.
    pub(crate) fn write(self, out: &mut impl Write) -> io::Result<Truth> {
        self.write_rows(self.iter(), out)
    }

    /// Writes a file of these rows and tells what it says.
    ///
    /// # Errors
    /// Those of `out`.
    pub(crate) fn write_rows(
        self,
        rows: impl Iterator<Item = Order>,
        out: &mut impl Write,
    ) -> io::Result<Truth> {
        let mut truth = Truth {
            rows: self.rows,
            customers: 0,
            cents: 0,
            bytes: 0,
        };
        let mut seen = vec![0_u64; (self.customers / 64 + 1) as usize];
        let mut buffer = Vec::with_capacity(BUFFER + 128);
        buffer.extend_from_slice(HEADER);
        let mut last_day = (Day(i32::MIN), String::new());
        for order in rows {
            let (word, bit) = (order.customer as usize / 64, order.customer % 64);
            truth.customers += 1 - (seen[word] >> bit & 1);
            seen[word] |= 1 << bit;
            truth.cents += order.cents;
            if order.day != last_day.0 {
                last_day = (order.day, order.day.iso());
            }
            buffer.push(b'C');
            digits(&mut buffer, order.customer, 7);
            buffer.push(b',');
            buffer.extend_from_slice(last_day.1.as_bytes());
            buffer.push(b',');
            money(&mut buffer, order.cents);
            buffer.push(b',');
            buffer.extend_from_slice(order.channel);
            buffer.push(b'\n');
            if buffer.len() >= BUFFER {
                truth.bytes += buffer.len() as u64;
                out.write_all(&buffer)?;
                buffer.clear();
            }
        }
        truth.bytes += buffer.len() as u64;
        out.write_all(&buffer)?;
        Ok(truth)
    }

    /// The file in memory, for tests.
    pub(crate) fn bytes(self) -> Vec<u8> {
        let mut bytes = Vec::new();
        // Writing into memory does not fail.
        let _ = self.write(&mut bytes);
        bytes
    }
}

/// An amount with two decimals.
pub(crate) fn money(out: &mut Vec<u8>, cents: i64) {
    if cents < 0 {
        out.push(b'-');
    }
    let cents = cents.unsigned_abs();
    digits(out, cents / 100, 1);
    out.push(b'.');
    digits(out, cents % 100, 2);
}

/// A number with at least `least` digits.
pub(crate) fn digits(out: &mut Vec<u8>, mut number: u64, least: usize) {
    let mut text = [b'0'; 20];
    let mut at = text.len();
    while number > 0 || text.len() - at < least {
        at -= 1;
        text[at] = b'0' + (number % 10) as u8;
        number /= 10;
    }
    out.extend_from_slice(&text[at..]);
}

/// SplitMix64 (Steele, Lea and Flood 2014): small, even enough, the same everywhere.
struct Mixed(u64);

impl Mixed {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Even between 0 (included) and 1.
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}
