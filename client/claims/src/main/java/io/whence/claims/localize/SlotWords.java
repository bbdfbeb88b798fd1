package io.whence.claims.localize;

import io.whence.model.value.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalDouble;

/** What the slots of one copy come to, in sentences of a finding. */
final class SlotWords {
    private SlotWords() {}

    /** Why the provider is excluded. */
    static String bound(SlotFinding slots, String copy) {
        return String.format(
                Locale.ROOT,
                "The provider, who knows every mark but not which slots the holder of %s chose, would show %d of the %d"
                        + " slots read with probability at most %s.",
                copy,
                slots.matched(),
                slots.read(),
                slots.chance().text());
    }

    /** What would tell the holder from the provider. */
    static String missing(SlotFinding slots, String copy) {
        return switch (slots.state()) {
            case OPENED ->
                "Only " + slots.read() + " slots of " + copy
                        + " could be read; more leaked rows would tell the holder from the provider.";
            case HOLDER_SILENT ->
                "The holder of " + copy + " signed a choice of slots at delivery; disclosed, it would tell the holder"
                        + " from the provider.";
            case HOLDER_CONTRADICTS ->
                "What the holder of " + copy + " disclosed of its slots is not behind the choice that it signed; its"
                        + " true choice would tell the holder from the provider.";
            case PROVIDER_SILENT, PROVIDER_CONTRADICTS ->
                "The provider's offer, the holder's choice and the secret of the slots of " + copy
                        + ", as committed at delivery, would tell the holder from the provider.";
        };
    }

    /** The slots as a piece of evidence: they tell the holder from the provider, and no copy from another. */
    static Evidence evidence(SlotFinding slots, String copy, double posterior) {
        String read = slots.read() + " slots read of " + copy;
        String what = slots.state() == SlotFinding.State.OPENED
                ? read + ", of which " + slots.matched() + " show what its holder chose"
                : read + ", whose choice is not opened (" + slots.state() + ")";
        return new Evidence(
                Digest.over(slots.variants().getBytes(StandardCharsets.US_ASCII)),
                what,
                posterior,
                OptionalDouble.of(0));
    }
}
