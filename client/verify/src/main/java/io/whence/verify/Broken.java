package io.whence.verify;

import io.whence.model.value.Refused;

/** Why a check failed, and where: the file, and the byte, member or line in it. */
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String file;
    private final String position;
    private final String detail;

    Broken(String file, String position, String detail) {
        super(file + ", " + position + ": " + detail);
        this.file = file;
        this.position = position;
        this.detail = detail;
    }

    /** A refusal by the model of what stands in a file. */
    static Broken in(String file, Refused refused) {
        return new Broken(file, refused.field(), refused.code() + ": " + refused.value() + ": " + refused.rule());
    }

    String file() {
        return file;
    }

    String position() {
        return position;
    }

    String detail() {
        return detail;
    }
}
