package io.whence.claims.evidence;

import io.whence.claims.localize.FindingPage;
import io.whence.model.bytes.Json;
import io.whence.model.note.SignerKey;
import io.whence.model.note.TlogProof;
import io.whence.model.pack.PackPaths;
import io.whence.model.pack.SealedPack;
import io.whence.model.wire.EventCodec;
import io.whence.model.wire.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes evidence packs: the same contents and keys give the same bytes. */
public final class EvidencePack {
    private EvidencePack() {}

    /** Writes a pack that the exporter signs with its witness key. */
    public static void write(PackContents contents, SignerKey exporter, Path out) {
        write(contents, List.of(exporter), out);
    }

    /** Writes a pack that the exporter, first in the list, and others sign; the file appears whole or not at all. */
    public static void write(PackContents contents, List<SignerKey> signers, Path out) {
        Path part = out.resolveSibling(out.getFileName() + ".part");
        try {
            Files.write(part, bytes(contents, signers));
            Files.move(part, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + out, e);
        }
    }

    /** The bytes of a pack. */
    public static byte[] bytes(PackContents contents, List<SignerKey> signers) {
        SealedPack.Heading heading =
                new SealedPack.Heading(contents.claim(), contents.exportedAt(), contents.witnesses());
        SortedMap<String, byte[]> files = files(contents);
        files.put(PackPaths.README, PackReadme.of(contents, files.keySet()).getBytes(StandardCharsets.UTF_8));
        return SealedPack.seal(heading, files, signers).bytes();
    }

    private static SortedMap<String, byte[]> files(PackContents contents) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put(PackPaths.CHECKPOINT, contents.checkpoint().bytes());
        files.put(PackPaths.CLAIM, contents.record().canonical());
        contents.finding().ifPresent(finding -> {
            files.put(PackPaths.FINDING, finding.canonical());
            FindingPage.ifReadable(finding.text())
                    .ifPresent(page -> files.put(PackPaths.FINDING_PAGE, page.getBytes(StandardCharsets.UTF_8)));
        });
        contents.settlement().ifPresent(settlement -> {
            files.put(PackPaths.TERMS, settlement.terms().canonical());
            files.put(PackPaths.LOSS, settlement.loss().canonical());
            files.put(PackPaths.WORKSHEET, settlement.worksheet().canonical());
        });
        contents.openings()
                .forEach(opening -> files.put(
                        PackPaths.opening(opening.copy()), opening.text().array()));
        contents.slots()
                .forEach(slots ->
                        files.put(PackPaths.slots(slots.copy()), slots.text().array()));
        contents.events().forEach(event -> addEvent(contents, event, files));
        contents.transactions().forEach(transaction -> addTransaction(contents, transaction, files));
        return files;
    }

    private static void addEvent(
            PackContents contents, PackContents.ProvedEvent event, SortedMap<String, byte[]> files) {
        byte[] leaf = event.leaf().array();
        long index = event.proof().index();
        Json words = EventJson.write(EventCodec.decode(leaf));
        files.put(PackPaths.event(index), words.canonical());
        files.put(
                PackPaths.eventProof(index),
                TlogProof.of(leaf, event.proof(), contents.checkpoint()).bytes());
    }

    private static void addTransaction(
            PackContents contents, PackContents.ProvedTransaction transaction, SortedMap<String, byte[]> files) {
        byte[] leaf = transaction.leaf().bytes();
        long index = transaction.proof().index();
        files.put(PackPaths.transaction(index), leaf);
        files.put(
                PackPaths.transactionProof(index),
                TlogProof.of(leaf, transaction.proof(), contents.checkpoint()).bytes());
        for (int i = 0; i < transaction.arguments().size(); i++) {
            files.put(
                    PackPaths.argument(index, i), transaction.arguments().get(i).array());
        }
        transaction.answer().ifPresent(answer -> files.put(PackPaths.answer(index), answer.array()));
    }
}
