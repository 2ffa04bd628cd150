package org.hadrill.inventory;

/** A secret that could not be had; the message says which key wants it and what to do, and holds no secret. */
public final class MissingSecretException extends Exception {
    MissingSecretException(String message) {
        super(message);
    }
}
