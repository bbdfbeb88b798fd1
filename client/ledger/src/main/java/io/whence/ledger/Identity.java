package io.whence.ledger;

import java.nio.file.Path;

/** A user of a party, with the certificate and key that sign for it. */
public record Identity(String party, String user, String role, String mspId, Path certificate, Path privateKey) {}
