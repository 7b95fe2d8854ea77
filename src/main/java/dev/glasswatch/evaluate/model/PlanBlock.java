package dev.glasswatch.evaluate.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A network that can learn; its output is log odds. */
final class PlanBlock extends AbstractBlock {

  private final NetPlan plan;
  private final List<Unit> units = new ArrayList<>();

  /** A convolution and what normalizes its output, which some go without. */
  private record Unit(Step.Conv shape, Block conv, Optional<Block> norm) {

    NDArray forward(ParameterStore store, NDArray from, boolean training) {
      NDList at = conv.forward(store, new NDList(from), training);
      return norm.isPresent()
          ? norm.get().forward(store, at, training).head()
          : at.singletonOrThrow();
    }

    Weights.Layer learned() {
      Weights.Layer plain = new Weights.Layer(values(conv, 0), values(conv, 1));
      return norm.map(
              block ->
                  plain.normalized(
                      values(block, 0), values(block, 1), values(block, 2), values(block, 3)))
          .orElse(plain);
    }

    private static float[] values(Block block, int parameter) {
      return block.getParameters().valueAt(parameter).getArray().toFloatArray();
    }
  }

  PlanBlock(NetPlan plan) {
    this.plan = plan;
    for (Step step : plan.steps()) {
      for (Step.Conv conv : step.convs()) {
        units.add(unit(conv, step.isNormalized()));
      }
    }
  }

  private Unit unit(Step.Conv conv, boolean normalized) {
    String number = Integer.toString(units.size());
    Block block = addChildBlock("conv" + number, block(conv));
    return new Unit(
        conv,
        block,
        normalized
            ? Optional.of(
                addChildBlock(
                    "norm" + number, BatchNorm.builder().optEpsilon(Weights.Layer.EPSILON).build()))
            : Optional.empty());
  }

  private static Conv2d block(Step.Conv conv) {
    return Conv2d.builder()
        .setKernelShape(square(conv.kernel()))
        .setFilters(conv.out())
        .optStride(square(conv.stride()))
        .optDilation(square(conv.dilation()))
        .optPadding(square(conv.padding()))
        .build();
  }

  private static Shape square(int side) {
    return new Shape(side, side);
  }

  /** What it has learned so far. */
  Weights weights() {
    return new Weights(units.stream().map(Unit::learned).toList());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    Iterator<Unit> next = units.iterator();
    NDArray at = inputs.singletonOrThrow();
    for (Step step : plan.steps()) {
      at = step(step, at, from -> next.next().forward(store, from, training));
    }
    return new NDList(at);
  }

  @FunctionalInterface
  private interface NextConv {
    NDArray of(NDArray from);
  }

  private static NDArray step(Step step, NDArray from, NextConv next) {
    return switch (step) {
      case Step.Plain _ -> Activation.relu(next.of(from));
      case Step.Head _ -> next.of(from);
      case Step.Residual _ -> Activation.relu(from.add(next.of(Activation.relu(next.of(from)))));
      case Step.Context _ -> {
        NDArray mean = from.mean(new int[] {3}, true).mean(new int[] {2}, true);
        yield from.add(next.of(Activation.relu(next.of(mean))));
      }
    };
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape at = inputs[0];
    for (Step.Conv conv : plan.convs()) {
      at = new Shape(at.get(0), conv.out(), at.get(2) / conv.stride(), at.get(3) / conv.stride());
    }
    return new Shape[] {at};
  }

  // Kernels know the channels that they are given only from the shape of their input
  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    for (Unit unit : units) {
      Shape from = new Shape(1, unit.shape.in(), 64, 64);
      unit.conv.initialize(manager, type, from);
      unit.norm.ifPresent(
          norm -> norm.initialize(manager, type, unit.conv.getOutputShapes(new Shape[] {from})));
    }
  }
}
