package io.whence.verify.audit;

import io.whence.model.value.Digest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The tree of RFC 6962 section 2.1, folded as its leaves come: complete subtrees, the smallest on top. */
final class Folding {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final Deque<Subtree> subtrees = new ArrayDeque<>();
    private long size;

    private record Subtree(int height, Digest hash) {}

    static Digest rootOf(List<byte[]> leaves) {
        Folding folding = new Folding();
        leaves.forEach(leaf -> folding.add(leafHash(leaf)));
        return folding.root();
    }

    static Digest leafHash(byte[] leaf) {
        return Digest.over(LEAF, leaf);
    }

    void add(Digest leafHash) {
        Subtree right = new Subtree(0, leafHash);
        for (Subtree left = subtrees.peek(); left != null && left.height == right.height; left = subtrees.peek()) {
            right = new Subtree(right.height + 1, nodeHash(left.hash, right.hash));
            subtrees.pop();
        }
        subtrees.push(right);
        size++;
    }

    long size() {
        return size;
    }

    Digest root() {
        Iterator<Subtree> smallestFirst = subtrees.iterator();
        if (!smallestFirst.hasNext()) {
            return Digest.over();
        }
        Digest root = smallestFirst.next().hash;
        while (smallestFirst.hasNext()) {
            root = nodeHash(smallestFirst.next().hash, root);
        }
        return root;
    }

    private static Digest nodeHash(Digest left, Digest right) {
        return Digest.over(NODE, left.bytes(), right.bytes());
    }
}
