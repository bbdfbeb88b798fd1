package io.whence.model.claim;

import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the insured says happened. Loss, discovery and report are three dates: the third is the step's own time.
 *
 * @param copies the transfers concerned
 * @param thirdParty to whom the insured is liable, where the loss is a liability
 * @param territory where it happened, as an ISO 3166 code, where the cover asks for it
 * @param contributions other insurers that already hold a claim for one of the same items
 */
public record Notice(
        Instant lossAt,
        Instant discoveredAt,
        List<String> copies,
        List<Item> items,
        Optional<String> thirdParty,
        Optional<String> territory,
        List<Contribution> contributions) {
    /** The most items that one claim may carry. */
    public static final int ITEMS_MAX = 256;

    public Notice {
        copies = List.copyOf(copies);
        items = List.copyOf(items);
        contributions = List.copyOf(contributions);
    }

    /** What kind of money an item asks for. */
    public enum Kind {
        LOSS,
        MITIGATION,
        DEFENCE
    }

    /**
     * One head of loss under one section of the cover.
     *
     * @param copies what was lost, where the item is about single transfers
     * @param fingerprint of what was lost, never of how much is asked for it: what makes two items the same loss
     */
    public record Item(
            String id,
            String section,
            String head,
            Kind kind,
            List<String> copies,
            Quantity claimed,
            Digest fingerprint) {
        public Item {
            copies = List.copyOf(copies);
        }
    }

    /** A notice to share: this insurer already has a claim for the same item. */
    public record Contribution(String item, String insurer, String cover, String claim) {}

    public Optional<Item> item(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    /** The sections claimed under, each once, in the order of the items. */
    public List<String> sections() {
        return items.stream().map(Item::section).distinct().toList();
    }

    /** The same notice with the insurers that hold a claim for the same loss already. */
    public Notice sharing(List<Contribution> others) {
        return new Notice(lossAt, discoveredAt, copies, items, thirdParty, territory, others);
    }
}
