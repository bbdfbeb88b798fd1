package io.whence.claims.localize;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The judgement that a finding rests on, without its tables: who of those with codewords is accused by what was read. It
 * is what a finding runs, laid open so that it can be tried on leaks whose truth is known.
 *
 * @param biases how often each code bit is one, in billionths
 * @param codewords the copies that may be accused, by place
 * @param epsilon the accusation budget of a case
 */
public record Trial(List<Integer> biases, List<BitSet> codewords, BigDecimal epsilon) {
    public Trial {
        biases = List.copyOf(biases);
        codewords = List.copyOf(codewords);
    }

    /** The places of the accused, by how many rows of a leak show variant 0 and variant 1 of each position. */
    public List<Integer> accused(int[] zeros, int[] ones) {
        int[] chances = biases.stream().mapToInt(bias -> bias).toArray();
        MarkReads reads = new MarkReads(chances, chances.length, zeros.clone(), ones.clone());
        Map<Integer, BitSet> words = new TreeMap<>();
        for (int copy = 0; copy < codewords.size(); copy++) {
            words.put(copy, codewords.get(copy));
        }
        Policy policy = new Policy(epsilon, Policy.standard().nobody(), Optional.empty());
        Suspects suspects = Suspects.of(words, reads, policy);
        return suspects.suffices() ? suspects.significant() : List.of();
    }
}
