package io.whence.embedded.simulation;

import io.whence.embedded.rule.EmbeddedRule;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The private collections of the chaincode, by name. */
public record CollectionRules(Map<String, CollectionRule> byName) {
    private static final String IMPLICIT = "_implicit_org_";

    public CollectionRules {
        byName = Map.copyOf(byName);
    }

    /** Reads Fabric's {@code collections.json}; what this ledger cannot honour is refused. */
    public static CollectionRules parse(byte[] collectionsJson) {
        if (!(Json.parse(collectionsJson) instanceof Json.Items items)) {
            throw EmbeddedRule.COLLECTION_UNSUPPORTED.refuse("collections.json", "no array");
        }
        Map<String, CollectionRule> rules = new TreeMap<>();
        for (int i = 0; i < items.values().size(); i++) {
            FieldReader fields =
                    new FieldReader("collections[" + i + "]", items.values().get(i));
            CollectionRule rule = CollectionRule.read(fields);
            rules.put(rule.name(), rule);
        }
        return new CollectionRules(rules);
    }

    /** A chaincode that keeps nothing private. */
    public static CollectionRules none() {
        return new CollectionRules(Map.of());
    }

    /** The rule of a collection; every organisation has one of its own that no definition names. */
    public Optional<CollectionRule> rule(String collection) {
        return ownerOf(collection)
                .map(mspId -> new CollectionRule(collection, Set.of(mspId), false, false))
                .or(() -> Optional.ofNullable(byName.get(collection)));
    }

    /** The organisation whose own collection this is: only its peers keep the values, and only they endorse writing there. */
    public static Optional<String> ownerOf(String collection) {
        return collection.startsWith(IMPLICIT)
                ? Optional.of(collection.substring(IMPLICIT.length()))
                : Optional.empty();
    }

    /** Whether an organisation's peers keep the values of a collection. */
    public boolean keeps(String mspId, String collection) {
        return rule(collection).filter(rule -> rule.mspIds().contains(mspId)).isPresent();
    }
}
