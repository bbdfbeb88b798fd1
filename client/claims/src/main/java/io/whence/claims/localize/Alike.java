package io.whence.claims.localize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies in classes: two are alike if they have as many rows and the same rows of the leak. Nothing in the leak tells
 * them apart, so they are weighed as one, and what is found of their class they share equally.
 */
record Alike(List<List<Integer>> classes) {
    Alike {
        classes = classes.stream().map(List::copyOf).toList();
    }

    static Alike of(List<Holdings.Held> sources) {
        Map<Holdings.Held, List<Integer>> classes = new LinkedHashMap<>();
        for (int copy = 0; copy < sources.size(); copy++) {
            classes.computeIfAbsent(sources.get(copy), fresh -> new ArrayList<>())
                    .add(copy);
        }
        return new Alike(List.copyOf(classes.values()));
    }

    int size() {
        return classes.size();
    }

    /** A copy that stands for its class. */
    int first(int ofClass) {
        return classes.get(ofClass).getFirst();
    }

    /** How many copies each class has. */
    List<Integer> sizes() {
        return classes.stream().map(List::size).toList();
    }

    /** The class of each copy. */
    int[] classOf() {
        int[] classOf = new int[classes.stream().mapToInt(List::size).sum()];
        for (int ofClass = 0; ofClass < classes.size(); ofClass++) {
            for (int copy : classes.get(ofClass)) {
                classOf[copy] = ofClass;
            }
        }
        return classOf;
    }
}
