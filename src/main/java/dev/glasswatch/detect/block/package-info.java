/**
 * Finds pictures that are broken in places: torn or displaced blocks, smears, grey and green areas.
 * A trained model looks at the picture; cheap evidence says when it is worth its while, and what
 * decoder and transport reported says where the damage was done.
 */
@NullMarked
package dev.glasswatch.detect.block;

import org.jspecify.annotations.NullMarked;
