/**
 * The native side of the converter: libavformat and libavcodec held by small owners, and the two
 * loops that read decoder memory, luma and samples. Everything here belongs to one converter thread
 * unless it says otherwise; nothing here knows rings, detectors or media time.
 */
@NullMarked
package dev.glasswatch.media.ffmpeg;

import org.jspecify.annotations.NullMarked;
