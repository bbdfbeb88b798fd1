package io.whence.model.cover;

/** Why a part of the loss is not paid. The order is the order of the steps; {@link #key} is wire format. */
public enum Retained {
    UNSUBSTANTIATED("unsubstantiated"),
    RECOVERED("recovered"),
    WAITING("waiting"),
    UNDER_INSURANCE("underInsurance"),
    DEDUCTIBLE("deductible"),
    CO_PAYMENT("coPayment"),
    OVER_LIMIT("overLimit"),
    ATTACHMENT("attachment"),
    AGGREGATE("aggregate"),
    PREMIUM_UNPAID("premiumUnpaid"),
    PARTICIPATION("participation");

    private final String key;

    Retained(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
