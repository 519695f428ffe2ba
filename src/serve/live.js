// Reloads the page when the dossier changes, and shows what is wrong with it.
(function () {
  "use strict";
  // The pages that this one is of.
  var mine = document.currentScript.dataset.state;

  function panel(state) {
    var old = document.getElementById("dossier-problems");
    if (old) old.remove();
    if (!state.problems.length) return;
    var box = document.createElement("section");
    box.id = "dossier-problems";
    box.setAttribute("role", "alert");
    box.setAttribute("aria-label", "Problems in the dossier");
    var title = document.createElement("h2");
    title.textContent = state.behind ? mine === "none" ? "What is wrong" : "What is wrong; this page shows what was right before" : "Warnings";
    var list = document.createElement("ul");
    state.problems.forEach(function (problem) {
      var item = document.createElement("li");
      item.textContent = problem;
      list.appendChild(item);
    });
    box.appendChild(title);
    box.appendChild(list);
    document.body.insertBefore(box, document.body.firstChild);
  }

  function ask(after) {
    fetch("/_state?after=" + after)
      .then(function (answer) { return answer.json(); })
      .then(function (state) {
        if (state.pages && state.pages !== mine) {
          location.reload();
          return;
        }
        panel(state);
        ask(state.turn);
      })
      // The server stopped: it may come back.
      .catch(function () { setTimeout(function () { ask(after); }, 1000); });
  }

  ask(0);
})();
