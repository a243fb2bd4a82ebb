/** The bar at the figure that is worked on, reached by the keyboard. */
class PictureBarState {
  /** The first button takes the focus when this goes up. */
  entered = $state(0);

  enter(): void {
    this.entered += 1;
  }
}

export const pictureBar = new PictureBarState();
