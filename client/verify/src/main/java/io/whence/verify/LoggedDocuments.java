package io.whence.verify;

import io.whence.model.pack.PackPaths;
import io.whence.model.value.Digest;
import io.whence.model.wire.LedgerLeaf;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The documents in a pack: arguments and answers of logged transactions, each with the digest that its entry states.
 *
 * @param transactions by their index in the log
 */
record LoggedDocuments(PackFiles files, SortedMap<Long, LedgerLeaf> transactions) {
    private static final Pattern NAME =
            Pattern.compile(Pattern.quote(PackPaths.DOCUMENTS) + "(\\d{12})\\.(\\d{1,2}|answer)\\.json");

    /** One transaction whose documents are at hand. */
    record Logged(long index, LedgerLeaf leaf) {}

    static LoggedDocuments of(PackFiles files, SortedMap<Long, LedgerLeaf> transactions) {
        for (String path : files.under(PackPaths.DOCUMENTS)) {
            Matcher name = NAME.matcher(path);
            if (!name.matches()) {
                throw new Broken(path, "name", "names no transaction and argument");
            }
            Digest stated = stated(path, name, transactions);
            if (!Digest.over(files.bytes(path)).equals(stated)) {
                throw new Broken(path, "digest", "the logged transaction states " + stated);
            }
        }
        return new LoggedDocuments(files, transactions);
    }

    private static Digest stated(String path, Matcher name, SortedMap<Long, LedgerLeaf> transactions) {
        LedgerLeaf leaf = transactions.get(Long.parseLong(name.group(1)));
        if (leaf == null) {
            throw new Broken(path, "name", "its transaction is not in the pack");
        }
        if (name.group(2).equals("answer")) {
            return leaf.answer();
        }
        int argument = Integer.parseInt(name.group(2));
        if (argument >= leaf.arguments().size() || !name.group(2).equals(Integer.toString(argument))) {
            throw new Broken(path, "name", "its transaction has no such argument");
        }
        return leaf.arguments().get(argument);
    }

    /** The transactions of these functions, in ledger order. */
    List<Logged> calls(String prefix) {
        return transactions.entrySet().stream()
                .filter(entry -> entry.getValue().function().startsWith(prefix))
                .map(entry -> new Logged(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The transaction that submitted a document of this digest as that argument of that function. */
    Optional<Logged> submitted(String function, int argument, Digest digest) {
        return calls(function).stream()
                .filter(logged -> argument < logged.leaf().arguments().size())
                .filter(logged -> logged.leaf().arguments().get(argument).equals(digest))
                .findFirst();
    }

    /** An argument's bytes, as submitted. */
    byte[] argument(Logged logged, int argument) {
        return files.bytes(PackPaths.argument(logged.index(), argument));
    }

    /** The bytes of the ledger's answer. */
    byte[] answer(Logged logged) {
        return files.bytes(PackPaths.answer(logged.index()));
    }

    String told() {
        return files.under(PackPaths.DOCUMENTS).size() + " documents and answers of " + transactions.size()
                + " transactions";
    }
}
