package io.whence.embedded.simulation;

import io.whence.embedded.rule.EmbeddedRule;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The private collections of the chaincode, by name. */
public record CollectionRules(Map<String, CollectionRule> byName) {
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

    public Optional<CollectionRule> rule(String collection) {
        return Optional.ofNullable(byName.get(collection));
    }

    /** Whether an organisation's peers keep the values of a collection. */
    public boolean keeps(String mspId, String collection) {
        return rule(collection).filter(rule -> rule.mspIds().contains(mspId)).isPresent();
    }
}
