from inquiries.texts.words import Words

_LINK = "\n\nPuede seguir el paquete aquí: {tracking_link}"
_NUMBER = "\nEl transportista es {carrier}.\nEl número de seguimiento es {tracking_number}."

WORDS = Words(
    name="Español",
    space=" ",
    subject="Su pedido {order_id}",
    hello="Hola, {customer}:",
    hello_nobody="Hola:",
    bye="Un saludo\n{shop}",
    states={
        "shipped": "enviado",
        "in_transit": "en camino",
        "out_for_delivery": "en reparto",
        "attempted": "entrega intentada",
        "pickup": "listo para recoger",
        "held": "retenido por el transportista",
        "delayed": "retrasado",
        "damaged": "dañado",
        "lost_by_carrier": "perdido",
        "returning": "de vuelta hacia nosotros",
        "returned": "de vuelta con nosotros",
        "delivered": "entregado",
    },
    drafts={
        "not_shipped": "Su pedido {order_id} se está preparando y todavía no ha salido.\n"
        "Se espera que llegue como tarde el {estimate}.\n"
        "Antes de salir no tiene número de seguimiento; se lo enviaremos entonces.",
        "overdue": "Su pedido {order_id} debía llegar como tarde el {estimate} y todavía no ha salido.\n"
        "|Su pedido {order_id} va con retraso: todavía no ha salido.\n"
        "Lo sentimos y estamos averiguando el motivo.\n\n"
        "Si prefiere no esperar, escríbanos: le devolvemos el dinero o enviamos un reemplazo.",
        "cancelled": "Su pedido {order_id} se canceló antes de salir.\n"
        "No hay nada en camino. Si todavía quiere los artículos, haga un nuevo pedido, por favor.",
        "unfulfillable": "Lo sentimos: su pedido {order_id} no se puede enviar.\n"
        "Contenía: {items}.\n\n"
        "¿Quiere que le devolvamos el dinero, o enviamos los artículos desde otro almacén cuando los "
        "tengamos?",
        "partly_unfulfillable": "Lo sentimos: una parte de su pedido {order_id} no se puede enviar.\n"
        "El resto no está afectado.\n\n"
        "¿Quiere que le devolvamos el dinero de la parte que falta, o la enviamos más tarde?",
        "on_the_way": "Su pedido {order_id} está en camino." + _NUMBER + "\n"
        "Se espera que llegue como tarde el {estimate}." + _LINK,
        "no_tracking_yet": "Su pedido {order_id} ha salido de nuestro almacén.\n"
        "El seguimiento suele mostrar el primer aviso en el plazo de un día." + _NUMBER + "\n"
        "Se espera que llegue como tarde el {estimate}.\n\n"
        "Vuelva a mirar mañana, por favor: {tracking_link}",
        "no_scans": "Su pedido {order_id} ha salido de nuestro almacén y el transportista todavía no muestra "
        "ningún aviso.\n"
        "Salió el {shipped_on}." + _NUMBER + "\n\n"
        "Algunos transportistas no avisan de nada antes de la entrega. Estamos atentos y le "
        "volveremos a escribir.\n"
        "Se espera que llegue como tarde el {estimate}.",
        "delayed": "El transportista indica que su pedido {order_id} va con retraso, y lo sentimos.\n"
        "Ahora se espera que llegue como tarde el {estimate}." + _NUMBER + _LINK,
        "attempted": "El transportista intentó entregar su pedido {order_id} y no encontró a nadie.\n"
        "Normalmente lo intenta otra vez. Esté presente, por favor, o acuerde la entrega con él."
        + _NUMBER
        + _LINK,
        "held": "El transportista retiene su pedido {order_id} y necesita algo de usted.\n"
        "Contacte con él con el número de seguimiento, por favor." + _NUMBER + _LINK,
        "pickup": "Su pedido {order_id} le espera en el punto de recogida del transportista.\n"
        "Recójalo pronto, por favor: lo que no se recoge vuelve a nosotros." + _NUMBER + _LINK,
        "late": "Su pedido {order_id} llega más tarde de lo previsto, y lo sentimos.\n"
        "Debía llegar como tarde el {estimate}." + _NUMBER + "\n\n"
        "La mayoría de los paquetes retrasados acaban llegando.\n"
        "Si no ha llegado el {waits_until}, escríbanos: le devolvemos el dinero o enviamos un "
        "reemplazo." + _LINK,
        "lost": "Parece que su pedido {order_id} se ha perdido, y lo sentimos.\n"
        "Debía llegar como tarde el {estimate}." + _NUMBER + "\n\n"
        "Díganos qué prefiere: que le devolvamos el dinero o un reemplazo.",
        "delivered": "El transportista indica que su pedido {order_id} fue entregado.\n"
        "Fue el {delivered_on}.\n"
        "Como lugar indica: {delivered_to}.\n"
        "Lo firmó {signed_by}." + _NUMBER + "\n\n"
        "Si no lo encuentra, mire cerca de la entrada, pregunte a los vecinos y en su casa, y "
        "después escríbanos, por favor.",
        "damaged": "Sentimos que su pedido {order_id} haya sufrido daños.\n\n"
        "Envíenos, por favor, fotos del artículo entero con el daño, de la caja y de todas las "
        "etiquetas de envío. Guárdelo todo hasta que le hayamos contestado.\n\n"
        "Después le devolveremos el dinero o enviaremos un reemplazo.",
        "coming_back": "Su pedido {order_id} no se pudo entregar y está de vuelta hacia nosotros.\n"
        "Lo sentimos." + _NUMBER + "\n\n"
        "Indíquenos la dirección correcta si quiere que lo enviemos otra vez, o díganos que prefiere "
        "que le devolvamos el dinero.",
        "return_asked": "Hemos solicitado la devolución de su pedido {order_id}.\n"
        "Recibirá el documento con la dirección en cuanto lo tengamos.\n\n"
        "No envíe nada antes, por favor: un paquete sin el documento no se acepta.",
        "return_how": "Puede devolver su pedido {order_id}.\n"
        "Su número de devolución (RMA) es {rma}.\n\n"
        "Imprima el documento RMA, ponga el comprobante dentro del paquete y pegue la etiqueta por "
        "fuera. Un paquete sin el comprobante no se acepta.",
        "return_done": "La devolución de su pedido {order_id} ha llegado y está tramitada.\n"
        "Tenía el número {rma}.\n\n"
        "Gracias por devolverlo.",
        "refund_made": "Le hemos devuelto el dinero de su pedido {order_id}.\n"
        "El importe es {refund_amount}.\n"
        "Fue el {refund_date}.\n"
        "Nuestra referencia es {refund_reference}.\n\n"
        "Puede tardar unos días en aparecer en su cuenta.",
        "replacement_sent": "Le enviamos un reemplazo de su pedido {order_id}.\n"
        "Su número es {replacement_order}.\n\n"
        "Recibirá el número de seguimiento en cuanto haya salido.",
    },
)
