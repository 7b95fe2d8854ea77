package dev.glasswatch.media;

import dev.glasswatch.media.ffmpeg.CodecShape;

/**
 * How the packets of one track are coded, from some packet on. A change of codec or of its
 * configuration makes a new format: packets before and after it can't be decoded in one go.
 *
 * @param track track name
 * @param kind picture or sound
 * @param shape codec and its configuration
 */
public record PacketFormat(String track, Track.Kind kind, CodecShape shape) {}
