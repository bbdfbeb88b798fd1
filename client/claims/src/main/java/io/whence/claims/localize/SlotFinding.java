package io.whence.claims.localize;

import io.whence.model.bytes.Json;
import io.whence.model.score.Scaled;
import io.whence.model.score.SlotChance;
import java.util.Map;

/**
 * What a copy's slots say of whether its holder or its provider made a leak.
 *
 * @param variants the variant that the leak shows of each slot, one character each: 0, 1, = where it shows the original's
 *     own value alone, - where it shows nothing or both variants
 * @param matched how many of them are those that the holder chose; nothing where it disclosed no choice
 */
public record SlotFinding(State state, String variants, int matched) {
    private static final int QUARTERS = 4;

    /** What is known of the exchange. */
    public enum State {
        /** Both sides opened what they committed to. */
        OPENED,
        /** The holder has not disclosed its choice. */
        HOLDER_SILENT,
        /** What the holder disclosed is not behind the choice that it signed. */
        HOLDER_CONTRADICTS,
        /** Offer, choice or secret of the provider is not at hand. */
        PROVIDER_SILENT,
        /** The variants that the provider committed to are not those of its opening. */
        PROVIDER_CONTRADICTS
    }

    /** How many slots the leak shows one variant of. */
    public int read() {
        return (int) variants.chars().filter(shown -> shown != '-').count();
    }

    /** The chance that somebody who does not know the choice shows as many of its variants. */
    Scaled chance() {
        return SlotChance.atLeast(read(), state == State.OPENED ? matched : 0);
    }

    /** Whether so many of the holder's own variants are there that the provider cannot have guessed them. */
    boolean excludeProvider(Scaled threshold) {
        return state == State.OPENED && chance().compareTo(threshold) <= 0;
    }

    /**
     * Whether the leak shows what the holder never received, where its own variants would have been plain to see: a quarter
     * of the variants read are the other ones, or next to nothing but the original's own values is there. A holder who
     * mixed its copy with public rows shows none of the other variants, and some of its own.
     */
    boolean excludeHolder(Scaled threshold) {
        int foreign = read() - matched;
        int untouched = (int) variants.chars().filter(shown -> shown == '=').count();
        boolean others = QUARTERS * foreign >= read() && sufficient(read(), threshold);
        boolean neither = (foreign > 0 || matched == 0)
                && QUARTERS * (foreign + untouched) >= (QUARTERS - 1) * (read() + untouched)
                && sufficient(read() + untouched, threshold);
        return state == State.OPENED && (others || neither) && chance().compareTo(threshold) > 0;
    }

    private static boolean sufficient(int slots, Scaled threshold) {
        return SlotChance.atLeast(slots, slots).compareTo(threshold) <= 0;
    }

    Json json() {
        boolean opened = state == State.OPENED;
        return Json.object(Map.of(
                "state", Json.of(state.name()),
                "read", Json.of(read()),
                "matched", opened ? Json.of(matched) : Json.nothing(),
                "pValue", opened ? Json.of(chance().text()) : Json.nothing(),
                "variants", Json.of(variants)));
    }
}
