package io.whence.model.score;

import java.util.List;

/**
 * How often a code bit is one: the discrete Gauss-Legendre laws, each made for some number of colluders. Chances and
 * weights are whole billionths; as written here they are the law.
 */
public enum BiasLaw {
    TWO(2, List.of(new Atom(500_000_000, 1_000_000_000))),
    FOUR(4, List.of(new Atom(211_324_865, 500_000_000), new Atom(788_675_135, 500_000_000))),
    SIX(
            6,
            List.of(
                    new Atom(112_701_665, 332_013_155),
                    new Atom(500_000_000, 335_973_690),
                    new Atom(887_298_335, 332_013_155))),
    EIGHT(
            8,
            List.of(
                    new Atom(69_431_844, 248_330_040),
                    new Atom(330_009_478, 251_669_960),
                    new Atom(669_990_522, 251_669_960),
                    new Atom(930_568_156, 248_330_040)));

    /** One, in the unit in which chances are written. */
    public static final int BILLION = 1_000_000_000;

    /** The chance of a bit that is one as often as zero. */
    public static final int EVEN = BILLION / 2;

    private final int colluders;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Atom> atoms;

    /** A chance that a bit is one, and how often the law takes it. */
    public record Atom(int billionths, int weight) {}

    BiasLaw(int colluders, List<Atom> atoms) {
        this.colluders = colluders;
        this.atoms = atoms;
    }

    /** The law made for up to so many colluders; more than eight are served by the law for eight. */
    public static BiasLaw forColluders(int colluders) {
        for (BiasLaw law : values()) {
            if (colluders <= law.colluders) {
                return law;
            }
        }
        return EIGHT;
    }

    public int colluders() {
        return colluders;
    }

    public List<Atom> atoms() {
        return atoms;
    }

    /** The chance drawn by 64 uniform bits. */
    public int draw(long uniform) {
        long left = billionths(uniform);
        for (Atom atom : atoms) {
            if (left < atom.weight) {
                return atom.billionths;
            }
            left -= atom.weight;
        }
        throw new IllegalStateException("weights that do not add up to one");
    }

    /** Whether a bit that is one with this chance is one, by 64 uniform bits. */
    public static boolean bit(long uniform, int chanceBillionths) {
        return billionths(uniform) < chanceBillionths;
    }

    private static long billionths(long uniform) {
        return Math.unsignedMultiplyHigh(uniform, BILLION);
    }
}
