package dev.glasswatch.media.ffmpeg;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;

/** Where the fields of libav's structures lie, as the C compiler laid them out for this build. */
final class NativeStruct {

  static {
    Loader.load(avutil.class);
    Loader.load(avcodec.class);
    Loader.load(avformat.class);
  }

  private NativeStruct() {}

  /** Bytes from the start of the structure to that field. */
  static int offset(Class<? extends Pointer> structure, String field) {
    return Loader.offsetof(structure, field);
  }

  /** Bytes of the whole structure. */
  static int size(Class<? extends Pointer> structure) {
    return Loader.sizeof(structure);
  }
}
