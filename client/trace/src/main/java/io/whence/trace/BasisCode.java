package io.whence.trace;

import io.whence.model.circulation.Copy;

/** On whose word a receipt rests, as the read model stores it. */
final class BasisCode {
    private BasisCode() {}

    static int of(Copy.Basis basis) {
        return switch (basis) {
            case OWN -> 1;
            case SIGNED -> 2;
            case DELEGATED -> 3;
        };
    }

    static Copy.Basis basis(int code) {
        return switch (code) {
            case 1 -> Copy.Basis.OWN;
            case 2 -> Copy.Basis.SIGNED;
            case 3 -> Copy.Basis.DELEGATED;
            default -> throw new IllegalStateException("a receipt of basis " + code);
        };
    }
}
