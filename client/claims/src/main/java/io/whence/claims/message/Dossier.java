package io.whence.claims.message;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Claim;
import io.whence.model.claim.CoverDocument;
import io.whence.model.claim.Incident;
import io.whence.model.claim.Template;
import io.whence.model.cover.Terms;
import io.whence.model.wire.ClaimCodec;
import io.whence.model.wire.CoverCodec;
import io.whence.model.wire.Document;
import io.whence.model.wire.IncidentCodec;
import io.whence.model.wire.TemplateCodec;
import io.whence.model.wire.TermsJson;

/** What the ledger holds of one claim: the claim, the cover version it rests on, its product and its incident. */
public record Dossier(Claim claim, CoverDocument cover, Terms terms, Template template, Incident incident) {
    /** Reads the answers of {@code claim:show}, {@code claim:cover} and {@code incident:show}. */
    public static Dossier read(byte[] claim, byte[] coverVersion, byte[] incident) {
        Json json = new FieldReader("cover", Json.parse(coverVersion)).json("document");
        CoverDocument cover = CoverCodec.cover(Document.read("cover", json.canonical()));
        return new Dossier(
                ClaimCodec.claim(claim),
                cover,
                TermsJson.read(CoverCodec.terms(json).canonical()),
                TemplateCodec.of(cover.product()),
                IncidentCodec.incident(incident));
    }
}
