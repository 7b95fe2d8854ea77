package dev.glasswatch.evaluate.freeze;

/**
 * How a camera pans over a still: the motion of a live picture that looks most like a stop. Its
 * place is a function of the frame's number, in pixels, at fractions of which it is interpolated.
 */
enum Pan {
  /** Fast, then hardly at all. */
  CRAWLS("if(lt(on,60),2*on,120+0.05*(on-60))"),
  /** Fast, then slow. */
  SLOWS_DOWN("if(lt(on,60),2*on,120+0.3*(on-60))"),
  /** Comes to rest within a third of a second. */
  COMES_TO_REST("if(lt(on,60),3*on,180+12*(1-pow(0.75,on-60)))"),
  /** Comes to rest within two thirds of a second. */
  EASES_OUT("if(lt(on,50),2*on,100+16*(1-pow(0.88,on-50)))");

  private static final String GRAPH =
      "trim=end_frame=13,select=eq(n\\,12),scale=640:-2,loop=loop=130:size=1,setpts=N/25/TB,fps=25,"
          + "perspective=eval=frame:interpolation=linear:sense=source"
          + ":x0='%1$s':y0=0:x1='W+%1$s':y1=0:x2='%1$s':y2=H:x3='W+%1$s':y3=H,"
          + "crop=iw/2:ih/2:0:0,format=yuv420p";

  private final String place;

  Pan(String place) {
    this.place = place;
  }

  String filter() {
    return GRAPH.formatted(place);
  }
}
