/**
 * From bytes to pictures and sound in memory: demux, decode, media time, planes and rings. The only
 * package that knows FFmpeg. Everything that leaves it is plain Java memory that stays valid for as
 * long as a reader has it pinned.
 */
@NullMarked
package dev.glasswatch.media;

import org.jspecify.annotations.NullMarked;
