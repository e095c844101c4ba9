package dev.assay.database.seed;

import java.util.SplittableRandom;

/** {@code text}, {@code varchar(n)} and {@code char(n)}: two words, or one and a number where values must differ. */
record Texts(int longest) implements Kind {
    private static final String[] WORDS = {
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
        "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"
    };
    private static final int RADIX = 36;
    /** What a long holds in digits of that radix. */
    private static final int MOST_DIGITS = 12;

    /** Read the modifier that the catalog keeps: the length and four, or less than that. */
    static Texts of(int modifier) {
        return new Texts(modifier < 4 ? Integer.MAX_VALUE : modifier - 4);
    }

    @Override
    public void write(Object value, CopyBuffer out) {
        out.text(value.toString());
    }

    @Override
    public Object random(Limits limits, SplittableRandom random) {
        return cut(word(random) + " " + word(random));
    }

    @Override
    public long capacity(Limits limits) {
        return longest >= MOST_DIGITS ? UNLIMITED : (long) Math.pow(RADIX, longest);
    }

    @Override
    public Object distinct(long index, Limits limits) {
        String number = Long.toString(index, RADIX);
        String word = WORDS[(int) (index % WORDS.length)] + "-";
        // Shortened words would need one more digit to stay apart; they go altogether.
        return longest >= MOST_DIGITS + 8 ? word + number : number;
    }

    private static String word(SplittableRandom random) {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private String cut(String text) {
        return text.length() <= longest ? text : text.substring(0, longest).strip();
    }
}
