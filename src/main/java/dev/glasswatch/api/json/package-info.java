/**
 * The shapes that go over the wire and stand in the configuration file: read strictly, each mistake
 * answered in one sentence, and written without anything secret.
 */
@NullMarked
package dev.glasswatch.api.json;

import org.jspecify.annotations.NullMarked;
