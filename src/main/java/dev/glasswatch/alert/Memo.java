package dev.glasswatch.alert;

import java.util.Optional;

/**
 * A piece of the control's state, kept under a name; a later one of the same name replaces it.
 *
 * @param name unique, at most 200 characters
 * @param body JSON; empty forgets the piece
 */
public record Memo(String name, Optional<String> body) {}
