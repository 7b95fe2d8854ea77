package dev.glasswatch.source;

import java.net.URI;
import java.util.Optional;

/**
 * Sound that a variant may be played with (EXT-X-MEDIA).
 *
 * @param group the group that variants name
 * @param language RFC 5646, or empty
 * @param preferred whether it is the default
 * @param selectable whether it may be chosen without being asked for
 * @param url its media playlist; empty when it is inside the variant's own
 */
record AudioRendition(
    String group, String language, boolean preferred, boolean selectable, Optional<URI> url) {}
