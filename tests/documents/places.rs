//! Where each table, formula and classification of the documents is found, with the numbers it gives.

/// A case of a topic, what is changed in it, and what then stands in its tables: numbers as their
/// column has them, percent as percent.
pub(crate) struct Place {
    pub(crate) model: &'static str,
    pub(crate) topic: &'static str,
    pub(crate) start: usize,
    pub(crate) changed: &'static [(&'static str, f64)],
    pub(crate) numbers: &'static [f64],
    pub(crate) words: &'static [&'static str],
    pub(crate) footnotes: &'static [&'static str],
}

const fn place(
    model: &'static str,
    topic: &'static str,
    start: usize,
    numbers: &'static [f64],
) -> Place {
    Place {
        model,
        topic,
        start,
        changed: &[],
        numbers,
        words: &[],
        footnotes: &[],
    }
}

impl Place {
    const fn after(self, changed: &'static [(&'static str, f64)]) -> Place {
        Place { changed, ..self }
    }

    const fn saying(self, words: &'static [&'static str]) -> Place {
        Place { words, ..self }
    }

    const fn noting(self, footnotes: &'static [&'static str]) -> Place {
        Place { footnotes, ..self }
    }
}

const TIERS: &[&str] = &["Diamond", "Gold", "Silver", "Ordinary", "New"];

/// Every model, in the order of the models.
pub(crate) const PLACES: [Place; 41] = [
    place(
        "M02 contribution",
        "serving",
        0,
        &[
            300.0,
            450_000.0,
            15.4905,
            225_000.0,
            750_000.0,
            25.8176,
            800_000.0,
            27.5387,
            160_000.0,
            705_000.0,
            24.2685,
            70_500.0,
            200_000.0,
            6.88468,
            2_905_000.0,
            680_500.0,
        ],
    )
    .saying(TIERS)
    .noting(&["T1", "T2"]),
    place(
        "M02 without the new tier",
        "serving",
        1,
        &[16.6359, 33.0639, 23.5121, 10.3600, 750.0],
    )
    .noting(&["T1", "T2"]),
    place(
        "M02 top reader, revenue",
        "concentration",
        2,
        &[
            15.4905, 33.5628, 41.3081, 50.9466, 68.8468, 77.6248, 93.1153, 0.429208,
        ],
    )
    .saying(TIERS)
    .noting(&["T1", "T2"]),
    place(
        "M02 top reader, profit",
        "concentration",
        3,
        &[
            33.0639, 56.2087, 66.1278, 74.3571, 89.6400, 93.3872, 100.0, 0.711954,
        ],
    )
    .saying(TIERS)
    .noting(&["T1", "T2"]),
    place(
        "M03 moves",
        "moves",
        0,
        &[
            235.0, 15_275.0, 2.24467, 58_750.0, 14_500.0, 2.13079, 35_000.0, 26_250.0, 3.85746,
            37_500.0, -15_750.0, -2.31447, -22_500.0, -14_500.0, 15_000.0, 2.20426, 50_000.0,
            -11_250.0, -8_000.0, -3_525.0,
        ],
    )
    .noting(&["T1", "T2"]),
    place(
        "M03 projection",
        "markov",
        0,
        &[
            305.0,
            1_029.0,
            2_084.0,
            5_804.0,
            778.0,
            11_222.0,
            714_055.0,
            310.33,
            1_058.35,
            2_182.55,
            6_823.04,
            1_625.73,
            12_374.3,
            747_826.0,
            382.203,
            1_416.06,
            3_466.89,
            13_662.6,
            13_072.2,
            20_927.8,
            1_087_560.0,
            1_448.28,
            3_620.69,
            6_873.56,
            20_936.8,
            34_879.3,
            2_764_800.0,
        ],
    )
    .noting(&["T1", "T2"]),
    place(
        "M03 value by tier",
        "markov",
        0,
        &[
            16_181.5, 7_112.93, 2_976.14, 829.699, 951.623, 39.6552, 32.7586, 27.5862, 19.3966,
            17.4397, 2.37225e7,
        ],
    ),
    place("M04 bases", "bases", 0, &[25.0, 65.1008]).saying(&["Service level 1", "Total"]),
    place(
        "M05 Hampton",
        "cbv-levers",
        0,
        &[
            15.6,
            156.0,
            40.56,
            101.4,
            4_056_000.0,
            15_600_000.0,
            26.0,
            60_000.0,
            9_360_000.0,
            6_084_000.0,
            2_184_000.0,
            101_400.0,
            62_400.0,
            169_000.0,
            44.616,
        ],
    )
    .noting(&["H1", "H6"]),
    place("M05 apps", "cbv-levers", 2, &[0.0072]),
    place("M05 juice", "cbv-levers", 1, &[14.0, 8.4, 21.0]),
    place("M05 two periods", "cbv-change", 0, &[4_056_000.0]),
    place(
        "M06 groups as printed",
        "printed",
        0,
        &[
            273.0,
            33.75,
            48.75,
            44.4444,
            40.56,
            99.0058,
            152.317,
            39.6023,
            15.2317,
            182_780.0,
            23.4333,
            327_600.0,
            94_500.0,
            1_188_070.0,
            486_720.0,
        ],
    )
    .saying(&[
        "heavy × loyal",
        "medium × switcher",
        "34 or more a year, 42.2 on average",
        "buy on a deal only, whatever the brand",
    ])
    .noting(&["H1", "H2", "H3", "H4", "H5"]),
    place(
        "M06 nine cells",
        "heat-map",
        0,
        &[
            3.0,
            1_200.0,
            10.0,
            4_000.0,
            7.0,
            2_800.0,
            9.0,
            3_600.0,
            30.0,
            12_000.0,
            21.0,
            8_400.0,
            329_160.0,
            768_040.0,
            227_880.0,
            548_340.0,
            1_279_460.0,
            379_620.0,
            58_500.0,
            136_500.0,
            40_500.0,
            3_768_000.0,
            94.2,
            35.1667,
            58.5833,
            6.25,
        ],
    )
    .noting(&["H2", "H3", "H4", "H5"]),
    place(
        "M11 expected value",
        "expected-value",
        0,
        &[
            310.0, 200.0, 190.0, 160.0, 131.0, 120.0, 105.0, 78.5, 15.0, 2_054.5, 1_525.0, 529.5,
            34.0716, 27.7927, 38.1358,
        ],
    )
    .saying(&["Class A", "Class B", "Class C"])
    .noting(&["E7", "C1"]),
    place(
        "M12 m 100, r 0.8, d 0.1",
        "clv",
        0,
        &[
            266.667, 366.667, 5.0, 292.063, 212.410, 216.667, 0.797414, 98.1577, 264.087,
        ],
    ),
    place(
        "M12 m 100, r 0.9, d 0.12",
        "clv",
        0,
        &[409.091, 509.091, 10.0, 5.09091, -0.545455, 5.30806],
    )
    .after(&[("clv/retention", 0.9), ("clv/discount", 0.12)]),
    place("M12 m 100, r 0.6, d 0.1", "clv", 0, &[120.0, 220.0, 2.5])
        .after(&[("clv/retention", 0.6)]),
    place(
        "M12 m 39, r 0.88, d 0.01",
        "clv",
        0,
        &[264.0, 303.0, 8.33333],
    )
    .after(&[
        ("clv/margin", 39.0),
        ("clv/retention", 0.88),
        ("clv/discount", 0.01),
    ]),
    place(
        "M12 m 100, r 0.5, d 0.1",
        "clv",
        0,
        &[83.3333, 183.333, 2.0],
    )
    .after(&[("clv/retention", 0.5)]),
    place("M12 m 100, r 0, d 0.1", "clv", 0, &[0.0, 100.0, 1.0]).after(&[("clv/retention", 0.0)]),
    place("M12 m 100, r 1, d 0.1", "clv", 0, &[1_000.0, 1_100.0]).after(&[("clv/retention", 1.0)]),
    place("M12 r 0.85", "clv", 0, &[340.0, 6.66667]).after(&[("clv/retention", 0.85)]),
    place("M12 growth", "clv", 0, &[307.692]).after(&[("clv/growth", 0.05)]),
    place("M12 acquisition cost 250", "clv", 0, &[4.0]).after(&[("clv/acquisition_cost", 250.0)]),
    place("M12 subscription", "clv", 1, &[1_208.63, 67.3333]),
    place(
        "M12 multiples",
        "clv-grid",
        0,
        &[
            120.0, 115.385, 111.111, 107.143, 175.0, 166.667, 159.091, 152.174, 266.667, 250.0,
            235.294, 222.222, 450.0, 409.091, 375.0, 346.154,
        ],
    ),
    place(
        "M12 multiples with growth",
        "clv-grid",
        0,
        &[127.119, 192.308, 312.5, 608.108],
    )
    .after(&[("clv_grid/clv/growth", 0.08)]),
    place(
        "M12 promotion",
        "promotion",
        0,
        &[689.392, 120.609, 568.783],
    ),
    place(
        "M17 life cycle",
        "life-cycle-value",
        0,
        &[
            -120.0, 120.0, 1_200.0, 60.0, -10.0, 1_250.0, 2_470.0, 3_720.0, 1.50607, 1.33333,
            1.71429, 1.2, 8.0, 1_021.78, 1_550.0,
        ],
    )
    .saying(&[
        "Potential",
        "Growth",
        "Mature",
        "Decline",
        "Ended",
        "opening up",
        "decline (to be developed anew)",
        "loyal, buys across, recommends, accepts higher prices; profit is large",
    ])
    .noting(&["C2"]),
    place(
        "M18 delivered value",
        "delivered",
        0,
        &[
            120.0, 95.0, 25.0, 1.26316, 100.0, 82.0, 18.0, 1.21951, 1.38889,
        ],
    ),
    place("M20 levels", "relationships", 0, &[]).saying(&[
        "Accountable",
        "Reactive",
        "Basic or reactive",
        "Proactive",
        "Partnership",
    ]),
    place(
        "M33, M35 funnel",
        "funnel",
        0,
        &[
            1_000.0, 600.0, 420.0, 250.0, 120.0, 80.0, 72.0, 60.0, 70.0, 59.5238, 48.0, 66.6667,
            90.0, 7.2,
        ],
    )
    .saying(&["Market research", "Converted"]),
    place("M34 assessment", "assessment", 0, &[87.25, 67.75, 50.75])
        .saying(&[
            "Assessment A (large, sound)",
            "Assessment B (medium, good)",
            "Assessment C (small, unsteady)",
            "Assessment D (no contract yet)",
            "fluctuates somewhat",
            "history, satisfaction, fulfilment of orders",
        ])
        .noting(&["C1"]),
    place("M35 contacts", "contacts", 0, &[3.0, 2.0])
        .saying(&["Important", "Develop", "Maintain", "Serve", "Complaints"])
        .noting(&["C1"]),
    place("M43 RFM", "rfm-list", 0, &[]).saying(&[
        "555",
        "332",
        "111",
        "444",
        "223",
        "511",
        "155",
        "333",
        "222",
        "Champions",
        "Potential Loyalist",
        "Lost",
        "Need Attention",
        "At Risk",
        "Loyal Customers",
        "36 of 125 cells",
    ]),
    place(
        "M44 wallet",
        "wallet",
        0,
        &[33.3333, 26.6667, 20.0, 13.3333, 6.66667],
    ),
    place(
        "M45 whale",
        "concentration",
        1,
        &[
            50.0, 80.0, 100.0, 110.0, 115.0, 113.0, 108.0, 62.5, 125.0, 137.5, 143.75, 141.25,
            135.0, 5.0,
        ],
    ),
    place(
        "M46 Gini and HHI",
        "concentration",
        0,
        &[0.5, 0.625, 60.0, 0.415],
    ),
    place(
        "M48 equity",
        "equity",
        0,
        &[2_666_670.0, 2_166_670.0, 4_833_330.0, 216.667],
    ),
    place(
        "M48 equity, five years",
        "equity",
        0,
        &[3.79079, 821_337.0, 3_488_000.0],
    )
    .after(&[("equity/cohorts/periods", 5.0)]),
];
