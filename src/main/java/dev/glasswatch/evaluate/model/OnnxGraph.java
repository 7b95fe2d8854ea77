package dev.glasswatch.evaluate.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Builds a model in ONNX form (opset 13). Field numbers are those of {@code onnx.proto}, in the
 * comments by the names that it gives them.
 */
final class OnnxGraph {

  private static final int IR_VERSION = 8;
  private static final int OPSET = 13;
  private static final int FLOAT = 1;
  private static final int INTS = 7;

  private final Protobuf graph = new Protobuf();
  private int named;

  /** Adds an operation and says what its output is called. */
  String node(String operation, List<String> inputs, Map<String, List<Long>> attributes) {
    String output = "t" + named++;
    return node(operation, inputs, attributes, output);
  }

  /** Likewise, with a given name for its output. */
  String node(
      String operation, List<String> inputs, Map<String, List<Long>> attributes, String output) {
    Protobuf node = new Protobuf();
    inputs.forEach(input -> node.text(1, input)); // input
    node.text(2, output).text(4, operation); // output, op_type
    new TreeMap<>(attributes).forEach((name, values) -> node.message(5, ints(name, values)));
    graph.message(1, node);
    return output;
  }

  /** Adds a constant and says what it is called. */
  String constant(String name, float[] values, List<Long> shape) {
    Protobuf tensor = new Protobuf();
    shape.forEach(size -> tensor.number(1, size)); // dims
    tensor.number(2, FLOAT).text(8, name).floats(9, values); // data_type, name, raw_data
    graph.message(5, tensor); // initializer
    return name;
  }

  /**
   * The whole file.
   *
   * @param channels of the input, whose height and width are free
   * @param notes kept in the file
   */
  byte[] toBytes(
      String name, String input, int channels, String output, Map<String, String> notes) {
    graph.text(2, name);
    graph.message(11, value(input, channels, "height", "width"));
    graph.message(12, value(output, 1, "rows", "columns"));
    Protobuf model = new Protobuf().number(1, IR_VERSION).text(2, "glasswatch"); // producer_name
    model.message(7, graph);
    model.message(8, new Protobuf().text(1, "").number(2, OPSET)); // opset_import
    new TreeMap<>(notes)
        .forEach((key, note) -> model.message(14, new Protobuf().text(1, key).text(2, note)));
    return model.toBytes();
  }

  private static Protobuf ints(String name, List<Long> values) {
    Protobuf attribute = new Protobuf().text(1, name);
    values.forEach(value -> attribute.number(8, value));
    return attribute.number(20, INTS); // type
  }

  private static Protobuf value(String name, int channels, String height, String width) {
    Protobuf shape =
        new Protobuf()
            .message(1, new Protobuf().number(1, 1))
            .message(1, new Protobuf().number(1, channels))
            .message(1, new Protobuf().text(2, height))
            .message(1, new Protobuf().text(2, width));
    Protobuf tensor = new Protobuf().number(1, FLOAT).message(2, shape);
    return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
  }
}
