package io.whence.claims.localize;

import io.whence.model.bytes.Json;
import io.whence.model.score.BiasLaw;
import io.whence.model.score.MarkClass;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What the evidence says of one copy.
 *
 * @param part empty where the copy could not be compared with the leak
 * @param marks empty where the copy has no committed opening
 * @param posterior empty where nothing was weighed
 */
public record CopyFinding(
        String id,
        Optional<String> holder,
        Optional<Part> part,
        Optional<MarkFinding> marks,
        OptionalDouble posterior,
        Optional<SlotFinding> slots,
        Optional<BigDecimal> guilt) {

    /** How many rows of the leak a copy has, and the share of the leak that it explains. */
    public record Part(int rowsHeld, double share) {}

    /** A copy of which nothing is known but that it was delivered. */
    static CopyFinding unknown(String id, Optional<String> holder) {
        return new CopyFinding(
                id,
                holder,
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * How a copy's codeword fares against the marks that could be read; {@code residual} is the chance that an innocent
     * fares so well against what other accused copies leave unexplained, where there are any.
     *
     * @param classes the marks by the chance with which an innocent matches them, from which all figures follow
     */
    public record MarkFinding(
            List<MarkClass> classes, String score, String pValue, String eValue, Optional<String> residual) {
        public MarkFinding {
            classes = List.copyOf(classes);
        }

        public int read() {
            return classes.stream().mapToInt(MarkClass::read).sum();
        }

        public int matched() {
            return classes.stream().mapToInt(MarkClass::matched).sum();
        }

        /** Marks that are one or the other with the same chance need no more than their counts. */
        private Optional<Json> byChance() {
            boolean even = classes.stream().allMatch(of -> of.innocentBillionths() == BiasLaw.EVEN);
            return even
                    ? Optional.empty()
                    : Optional.of(Json.array(classes.stream()
                            .map(of -> Json.object(Map.of(
                                    "innocentBillionths", Json.of(of.innocentBillionths()),
                                    "read", Json.of(of.read()),
                                    "matched", Json.of(of.matched()))))
                            .toList()));
        }
    }

    /** The same copy under another belief. */
    CopyFinding believed(double belief) {
        return new CopyFinding(id, holder, part, marks, OptionalDouble.of(belief), slots, guilt);
    }

    Json json() {
        Map<String, Json> members = new TreeMap<>();
        members.put("id", Json.of(id));
        members.put("holder", textOrNull(holder));
        members.put("rowsHeld", part.<Json>map(one -> Json.of(one.rowsHeld())).orElseGet(Json::nothing));
        members.put("share", textOrNull(part.map(one -> Decimals.share(one.share()))));
        members.put("marksRead", marks.<Json>map(m -> Json.of(m.read())).orElseGet(Json::nothing));
        members.put("marksMatched", marks.<Json>map(m -> Json.of(m.matched())).orElseGet(Json::nothing));
        marks.flatMap(MarkFinding::byChance).ifPresent(classes -> members.put("marksByChance", classes));
        members.put("score", textOrNull(marks.map(MarkFinding::score)));
        members.put("pValue", textOrNull(marks.map(MarkFinding::pValue)));
        members.put(
                "posterior",
                posterior.isPresent() ? Json.of(Decimals.chance(posterior.getAsDouble())) : Json.nothing());
        marks.ifPresent(m -> members.put("eValue", Json.of(m.eValue())));
        marks.flatMap(MarkFinding::residual).ifPresent(chance -> members.put("residualPValue", Json.of(chance)));
        guilt.ifPresent(reference -> members.put("guiltReference", Json.of(Decimals.chance(reference.doubleValue()))));
        slots.ifPresent(shown -> members.put("slots", shown.json()));
        return Json.object(members);
    }

    static Json textOrNull(Optional<String> text) {
        return text.<Json>map(Json::of).orElseGet(Json::nothing);
    }
}
